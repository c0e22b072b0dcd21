package dev.weavergen.domain.evidence.probe;

import java.util.List;

/**
 * The declared type of a parameter, as far as inputs can be made for it.
 *
 * @param name the type's simple name in its own language, for example {@code ArrayList}; it tells
 *     {@code int} from {@code long} where the form does not
 * @param parts types of elements, of keys and values, of alternatives
 */
record InputType(Form form, String name, List<InputType> parts) {
  static final InputType ANY = new InputType(Form.ANY, "", List.of());
  static final InputType UNKNOWN = new InputType(Form.UNKNOWN, "", List.of());

  InputType {
    parts = List.copyOf(parts);
  }

  enum Form {
    INTEGER,
    REAL,
    BOOLEAN,
    CHARACTER,
    TEXT,
    BYTES,
    NOTHING,
    LIST,
    ARRAY,
    /** Of fixed length, each place with a type of its own. */
    TUPLE,
    /** Of any length. */
    TUPLE_OF_ONE_TYPE,
    SET,
    MAP,
    OPTIONAL,
    UNION,
    ANY,
    /** No inputs can be made for it: a class of the program's own, a function. */
    UNKNOWN
  }

  static InputType scalar(Form form, String name) {
    return new InputType(form, name, List.of());
  }

  /** The part at a place; anything when the declaration leaves it open. */
  InputType part(int place) {
    return place < parts.size() ? parts.get(place) : ANY;
  }

  /** Whether no input can be made for it or for a part of it. */
  boolean isUnknown() {
    return form == Form.UNKNOWN || parts.stream().anyMatch(InputType::isUnknown);
  }
}
