package dev.weavergen.memory.spans;

import dev.weavergen.workflows.spans.ExecutionSpan.AttributeValue;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Attributes as a flat JSON object that can be queried in SQL. A real number always has a decimal
 * point, which {@code jsonb} keeps, so that it comes back as a real; what JSON has no number for
 * (NaN, infinities) is written as text.
 */
final class AttributesJson {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private AttributesJson() {}

  static String written(SortedMap<String, AttributeValue> attributes) {
    ObjectNode json = MAPPER.createObjectNode();
    attributes.forEach((name, value) -> {
      switch (value) {
        case AttributeValue.Text(String text) -> json.put(name, text);
        case AttributeValue.Whole(long whole) -> json.put(name, whole);
        case AttributeValue.Flag(boolean flag) -> json.put(name, flag);
        case AttributeValue.Real(double real) when !Double.isFinite(real) ->
            json.put(name, Double.toString(real));
        case AttributeValue.Real(double real) -> json.set(name, DecimalNode.valueOf(decimal(real)));
      }
    });
    return MAPPER.writeValueAsString(json);
  }

  static SortedMap<String, AttributeValue> read(String text) {
    SortedMap<String, AttributeValue> attributes = new TreeMap<>();
    for (var property : MAPPER.readTree(text).properties()) {
      attributes.put(property.getKey(), value(property.getValue()));
    }
    return attributes;
  }

  private static AttributeValue value(JsonNode node) {
    if (node.isIntegralNumber()) {
      return new AttributeValue.Whole(node.longValue());
    }
    if (node.isNumber()) {
      return new AttributeValue.Real(node.doubleValue());
    }
    return node.isBoolean()
        ? new AttributeValue.Flag(node.booleanValue())
        : new AttributeValue.Text(node.asString());
  }

  private static BigDecimal decimal(double real) {
    BigDecimal decimal = BigDecimal.valueOf(real);
    return decimal.scale() < 1 ? decimal.setScale(1) : decimal;
  }
}
