package dev.weavergen.workflows.payload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Gives the domain's types their JSON form, so that the domain needs no annotations: variants of a
 * sealed interface carry their name in {@code "type"}, enum constants and variants are written in
 * kebab case ({@code no-answer}), and what is absent is left out. The form is pinned by golden
 * files.
 *
 * <p>A payload is written by its value's class alone, so the elements of a bare list carry no
 * {@code "type"}; it is therefore not asked for where the declared type is a variant itself. A bare
 * list of a sealed interface cannot be read back: put it in a record.
 */
final class WireNames extends JacksonAnnotationIntrospector {
  @Serial private static final long serialVersionUID = 1L;

  private static final String OWN_PACKAGES = "dev.weavergen.";

  @Override
  public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
      MapperConfig<?> config, Annotated annotated) {
    if (annotated instanceof AnnotatedClass type && isSealed(type.getRawType())) {
      return JsonTypeInfo.Value.construct(
          JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, false);
    }
    return super.findPolymorphicTypeInfo(config, annotated);
  }

  @Override
  public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
    if (annotated instanceof AnnotatedClass type
        && isSealed(type.getRawType())
        && type.getRawType().isInterface()) {
      return Arrays.stream(type.getRawType().getPermittedSubclasses())
          .map(variant -> new NamedType(variant, kebab(variant.getSimpleName())))
          .toList();
    }
    return super.findSubtypes(config, annotated);
  }

  /** A variant's name wherever it is written by its own class and not by the interface. */
  @Override
  public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass type) {
    if (isSealed(type.getRawType()) && !type.getRawType().isInterface()) {
      return kebab(type.getRawType().getSimpleName());
    }
    return super.findTypeName(config, type);
  }

  @Override
  public String[] findEnumValues(
      MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, @Nullable String[] names) {
    if (isOwn(type.getRawType())) {
      for (int i = 0; i < constants.length; i++) {
        names[i] = constants[i].name().toLowerCase(Locale.ROOT).replace('_', '-');
      }
      return names;
    }
    return super.findEnumValues(config, type, constants, names);
  }

  @Override
  public JsonInclude.Value findPropertyInclusion(MapperConfig<?> config, Annotated annotated) {
    return JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS);
  }

  /** A sealed interface of ours, or one of its variants. */
  private static boolean isSealed(Class<?> type) {
    return isOwn(type)
        && (type.isSealed()
            || Arrays.stream(type.getInterfaces())
                .anyMatch(parent -> isOwn(parent) && parent.isSealed()));
  }

  private static boolean isOwn(Class<?> type) {
    return type.getName().startsWith(OWN_PACKAGES);
  }

  private static String kebab(String camel) {
    return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
