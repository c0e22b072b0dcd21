package dev.weavergen.cli.command;

import dev.weavergen.cli.WrongCallException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option's value {@code NAME=FILE}. */
record NamedFile(String name, Path file) {
  /**
   * The files by name, as they were given.
   *
   * @throws WrongCallException when two have one name: one of them would be lost without a word
   */
  static Map<String, Path> byName(String option, List<NamedFile> files) {
    Map<String, Path> byName = new LinkedHashMap<>();
    for (NamedFile named : files) {
      if (byName.put(named.name, named.file) != null) {
        throw new WrongCallException(
            option + ": the name '" + named.name + "' is given twice; expected every name once");
      }
    }
    return byName;
  }

  /** Reads what was typed. */
  static final class Converter implements ITypeConverter<NamedFile> {
    @Override
    public NamedFile convert(String value) {
      int equals = value.indexOf('=');
      if (equals < 1 || equals == value.length() - 1) {
        throw new TypeConversionException("is '" + value + "'; expected NAME=FILE");
      }
      return new NamedFile(value.substring(0, equals), Path.of(value.substring(equals + 1)));
    }
  }
}
