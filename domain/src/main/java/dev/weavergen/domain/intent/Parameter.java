package dev.weavergen.domain.intent;

import java.util.Optional;

/**
 * One parameter of an entry point.
 *
 * @param name as written, with Python's stars for variadic ones ({@code *args})
 * @param type the type as written in the intent's own language; empty when the intent names none
 */
public record Parameter(String name, Optional<String> type) {}
