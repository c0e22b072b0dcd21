package dev.weavergen.domain.evidence.probe;

/**
 * One step of a growing input.
 *
 * @param size of the input: elements, characters, or the number itself
 * @param call an expression that makes the input and calls the entry point with it
 * @param baseline an expression that makes the same input only; its cost is not the program's
 */
public record GrowthStep(int size, String call, String baseline) {}
