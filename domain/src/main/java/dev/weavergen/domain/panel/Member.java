package dev.weavergen.domain.panel;

/**
 * One model of the panel.
 *
 * @param name unique within the panel; what users see, for example {@code ollama:qwen3}; further
 *     samples of one model are numbered ({@code ollama:qwen3#2})
 * @param model the model it stands for in the catalogue, without the number
 * @param provider names the task queue the member is asked on
 */
public record Member(String name, String model, String provider) {}
