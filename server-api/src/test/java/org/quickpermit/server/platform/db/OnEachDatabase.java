package org.quickpermit.server.platform.db;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/// Marks a test of a repository's contract: it runs twice, on a fresh SQLite file and on a fresh PostgreSQL database,
/// and gets the open [Database] as its parameter.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(DatabaseContract.class)
public @interface OnEachDatabase {
}
