package dev.weavergen.memory.postgres;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables to the newest version. The only class that knows Flyway, loaded when used. */
final class FlywayMigration {
  private FlywayMigration() {}

  static void run(Connector connector) {
    try {
      var _ =
          Flyway.configure(FlywayMigration.class.getClassLoader())
              .dataSource(new ConnectorDataSource(connector))
              .locations("classpath:db/migration")
              .failOnMissingLocations(true)
              .baselineOnMigrate(true)
              .baselineVersion("0")
              .load()
              .migrate();
    } catch (FlywayException e) {
      throw classified(connector.url(), e);
    }
  }

  private static RuntimeException classified(DatabaseUrl url, FlywayException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Failures.classified(url, sql);
      }
    }
    return new DatabaseUnavailable(
        "the tables in %s do not fit this version of WeaverGen: %s"
            .formatted(url, failure.getMessage()),
        failure);
  }
}
