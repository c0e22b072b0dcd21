package dev.weavergen.domain.intent;

/**
 * One example of the wanted behaviour: a call of the entry point and the value it is to give, both
 * as expressions in the intent's language. Whatever cannot be taken apart into these two is no
 * example.
 *
 * @param call an expression that calls the entry point, for example {@code f([1, 2], k=3)}
 * @param expected an expression for the value, for example {@code [3]}
 */
public record Example(String call, String expected) {}
