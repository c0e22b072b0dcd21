package dev.weavergen.workflows.generation;

import com.google.protobuf.ByteString;
import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.generation.InvalidRequestException;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.EncodingKeys;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The workflow's input as a request. Any client may send anything: a wrong input ends the run once
 * and for good, with the field's name, where a converter's exception would have its first step
 * retried for ever.
 */
final class RequestInput {
  private static final String EXPECTED = "expected one JSON object such as {\"intent\": \"…\"}";
  private static final String ENCODING_NULL = "binary/null";
  private static final String ENCODINGS_JSON = "json/";

  private RequestInput() {}

  /**
   * Reads.
   *
   * @param surplus a second input; one that is null counts as none, because Java's typed stubs
   *     always send both
   */
  static GenerationRequest read(@Nullable RawValue request, @Nullable RawValue surplus) {
    try {
      if (surplus != null && !isNull(surplus.getPayload())) {
        throw new InvalidRequestException("request", EXPECTED + ", found more than one input");
      }
      return RequestReader.read(text("request", EXPECTED, request));
    } catch (InvalidRequestException invalid) {
      throw ApplicationFailure.newNonRetryableFailure(
          String.valueOf(invalid.getMessage()), Failures.INVALID_REQUEST, invalid.field());
    }
  }

  /**
   * The JSON text of an input.
   *
   * @param name of the input
   * @param expected said when it is none
   */
  static String text(String name, String expected, @Nullable RawValue input) {
    if (input == null) {
      throw new InvalidRequestException(name, expected + ", found no input");
    }
    Payload payload = input.getPayload();
    if (isNull(payload)) {
      throw new InvalidRequestException(name, expected + ", found null");
    }
    String encoding = encoding(payload);
    if (!encoding.isEmpty() && !encoding.startsWith(ENCODINGS_JSON)) {
      throw new InvalidRequestException(
          name, expected + ", found data encoded as " + Found.quote(encoding));
    }
    if (!payload.getData().isValidUtf8()) {
      throw new InvalidRequestException(name, expected + ", found bytes that are not UTF-8");
    }
    return payload.getData().toStringUtf8();
  }

  private static boolean isNull(Payload payload) {
    return encoding(payload).equals(ENCODING_NULL);
  }

  private static String encoding(Payload payload) {
    return Optional.ofNullable(payload.getMetadataMap().get(EncodingKeys.METADATA_ENCODING_KEY))
        .map(ByteString::toStringUtf8)
        .orElse("");
  }
}
