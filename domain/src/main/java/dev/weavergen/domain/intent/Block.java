package dev.weavergen.domain.intent;

import java.util.Optional;

/**
 * A function or method found in a text, by offsets.
 *
 * @param name of the function
 * @param start offset of its first line, with comments or decorators that belong to it
 * @param bodyStart offset where a body has to begin: behind the head and its docstring
 * @param end offset behind its last line
 * @param indent blanks in front of the head
 * @param stub whether the body is left to be written
 */
record Block(
    String name,
    ParameterList parameters,
    Optional<String> returnType,
    int start,
    int bodyStart,
    int end,
    int indent,
    boolean stub) {}
