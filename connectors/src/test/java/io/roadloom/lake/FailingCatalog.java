package io.roadloom.lake;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.SupportsNamespaces;

/** A catalog in which an append to one table fails. */
final class FailingCatalog {
  private static final AtomicReference<String> NEXT = new AtomicReference<>();
  private static final AtomicInteger FAILURES = new AtomicInteger();
  private static final AtomicReference<Runnable> ACTION = new AtomicReference<>();

  private FailingCatalog() {}

  /** The next append to the table fails; those after it do not. */
  static void failOnce(String table) {
    before(
        table,
        () -> {
          throw new IllegalStateException("out of space");
        });
  }

  /** Does something in place of the next append to the table. */
  static void before(String table, Runnable action) {
    NEXT.set(table);
    ACTION.set(action);
    FAILURES.set(0);
  }

  static int failures() {
    return FAILURES.get();
  }

  static Lake open(LakeConfig config) {
    Catalog catalog = Catalogs.open(config);
    Class<?>[] types = {Catalog.class, SupportsNamespaces.class, AutoCloseable.class};
    return new Lake(config, (Catalog) proxy(types, catalog, FailingCatalog::wrapTable));
  }

  private static Object wrapTable(Object result) {
    return result instanceof Table table
        ? proxy(
            new Class<?>[] {Table.class, org.apache.iceberg.HasTableOperations.class},
            table,
            made -> {
              if (made instanceof org.apache.iceberg.AppendFiles && failsNow(table)) {
                FAILURES.incrementAndGet();
                ACTION.get().run();
              }
              return made;
            })
        : result;
  }

  private static boolean failsNow(Table table) {
    String name = NEXT.get();
    return name != null && table.name().endsWith("." + name) && NEXT.compareAndSet(name, null);
  }

  private static Object proxy(
      Class<?>[] types, Object target, java.util.function.UnaryOperator<Object> wrap) {
    InvocationHandler handler =
        (proxy, method, args) -> {
          try {
            return wrap.apply(method.invoke(target, args));
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return Proxy.newProxyInstance(FailingCatalog.class.getClassLoader(), types, handler);
  }
}
