package org.fingerpost.connector.database;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.Optional;

/**
 * What a column of the member's table is, as the driver reports it.
 *
 * @param jdbcType of {@link Types}
 * @param typeName the database's own name, in lower case
 */
record ColumnType(String name, int jdbcType, String typeName, int precision) {
  // microsoft.sql.Types
  private static final int DATETIMEOFFSET = -155;
  private static final int GEOMETRY = -157;
  private static final int GEOGRAPHY = -158;

  static ColumnType of(String name, ResultSetMetaData metadata, int index) throws SQLException {
    return new ColumnType(
        name,
        metadata.getColumnType(index),
        metadata.getColumnTypeName(index).toLowerCase(Locale.ROOT),
        metadata.getPrecision(index));
  }

  /** What kind of time it holds; empty for a column that holds none. */
  Optional<ChangedType> changedType() {
    return switch (jdbcType) {
      case Types.DATE -> Optional.of(ChangedType.DATE);
      case Types.TIMESTAMP_WITH_TIMEZONE -> Optional.of(ChangedType.INSTANT);
      // PostgreSQL's driver says TIMESTAMP of a timestamptz; in MariaDB TIMESTAMP is a moment and
      // DATETIME a wall time; everywhere else TIMESTAMP is a wall time.
      case Types.TIMESTAMP -> Optional.of(isInstant() ? ChangedType.INSTANT : ChangedType.WALL);
      default -> Optional.empty();
    };
  }

  private boolean isInstant() {
    return typeName.equals("timestamptz") || typeName.equals("mariadb timestamp");
  }

  /** The same as MariaDB means it: there a TIMESTAMP is a moment. */
  ColumnType inMariaDb() {
    return typeName.equals("timestamp")
        ? new ColumnType(name, jdbcType, "mariadb timestamp", precision)
        : this;
  }

  /** The same as SQL Server means it, whose driver has numbers of its own for types. */
  ColumnType inSqlServer() {
    return switch (jdbcType) {
      case DATETIMEOFFSET ->
          new ColumnType(name, Types.TIMESTAMP_WITH_TIMEZONE, typeName, precision);
      case GEOMETRY, GEOGRAPHY -> new ColumnType(name, Types.VARBINARY, typeName, precision);
      default -> this;
    };
  }

  /**
   * What its values are read as, in words. Types that are read alike, such as {@code varchar(50)}
   * and {@code text}, have the same: a change between them changes no record.
   */
  String readAs() {
    return switch (jdbcType) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> "a whole number";
      case Types.DECIMAL, Types.NUMERIC, Types.REAL, Types.FLOAT, Types.DOUBLE -> "a number";
      case Types.BOOLEAN -> "yes or no";
      case Types.BIT -> typeName.startsWith("bool") || precision == 1 ? "yes or no" : "text";
      case Types.DATE -> "a date";
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
          isInstant() || jdbcType == Types.TIMESTAMP_WITH_TIMEZONE
              ? "a moment"
              : "a date and time without zone";
      case Types.ARRAY -> "a list";
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> "bytes";
      default -> "text";
    };
  }

  /** How it is read; empty for bytes, which are never shared. */
  Optional<ColumnReader> reader() {
    return switch (jdbcType) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> Optional.of(ColumnReader::integer);
      case Types.BIGINT ->
          Optional.of(
              typeName.contains("unsigned") ? ColumnReader::decimal : ColumnReader::integer);
      case Types.DECIMAL, Types.NUMERIC -> Optional.of(ColumnReader::decimal);
      case Types.REAL -> Optional.of(ColumnReader::single);
      case Types.FLOAT, Types.DOUBLE -> Optional.of(floatingReader());
      case Types.BOOLEAN -> Optional.of(ColumnReader::bool);
      case Types.BIT -> Optional.of(bitReader());
      case Types.DATE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> timeReader();
      case Types.CHAR, Types.NCHAR -> Optional.of(ColumnReader::fixedText);
      case Types.ARRAY -> Optional.of(ColumnReader::list);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Optional.empty();
      default -> Optional.of(ColumnReader::text);
    };
  }

  private Optional<ColumnReader> timeReader() {
    return changedType().map(type -> ColumnReader.isoTime(type == ChangedType.INSTANT));
  }

  private ColumnReader floatingReader() {
    return typeName.equals("money") ? ColumnReader::text : ColumnReader::floating;
  }

  private ColumnReader bitReader() {
    boolean truth = typeName.startsWith("bool") || precision == 1;
    return truth ? ColumnReader::bool : ColumnReader::text;
  }
}
