import java.io.File;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.rest.RESTCatalogAdapter;
import org.apache.iceberg.rest.RESTCatalogServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;

/**
 * An S3 server in memory, with one bucket, and Iceberg's REST catalog over it. Arguments: the
 * bucket, access key, secret key; then keys and files of objects to begin with. Prints the two
 * addresses and serves until its input ends.
 */
final class Servers {
  public static void main(String[] args) throws Exception {
    BlobStore store = store(args[0]);
    for (int i = 3; i < args.length; i += 2) {
      File file = new File(args[i + 1]);
      store.putBlob(
          args[0],
          store.blobBuilder(args[i]).payload(file).contentLength(file.length()).build());
    }
    String endpoint = s3(store, args[1], args[2]);
    System.out.println(endpoint + " " + catalog(endpoint, args[0], args[1], args[2]));
    System.in.read();
    System.exit(0);
  }

  private static BlobStore store(String bucket) {
    BlobStore store =
        ContextBuilder.newBuilder("transient")
            .credentials("nobody", "nothing")
            .overrides(new Properties())
            .build(BlobStoreContext.class)
            .getBlobStore();
    store.createContainerInLocation(null, bucket);
    return store;
  }

  private static String s3(BlobStore store, String accessKey, String secretKey) throws Exception {
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
            .build();
    proxy.start();
    return "http://127.0.0.1:" + proxy.getPort();
  }

  private static String catalog(
      String endpoint, String bucket, String accessKey, String secretKey) throws Exception {
    Catalog behind =
        CatalogUtil.buildIcebergCatalog(
            "behind",
            Map.of(
                CatalogProperties.CATALOG_IMPL, "org.apache.iceberg.jdbc.JdbcCatalog",
                CatalogProperties.URI, "jdbc:sqlite::memory:",
                "jdbc.schema-version", "V1",
                CatalogProperties.CLIENT_POOL_SIZE, "1",
                CatalogProperties.WAREHOUSE_LOCATION, "s3://" + bucket + "/lake",
                CatalogProperties.FILE_IO_IMPL, "org.apache.iceberg.aws.s3.S3FileIO",
                "s3.endpoint", endpoint,
                "s3.path-style-access", "true",
                "s3.access-key-id", accessKey,
                "s3.secret-access-key", secretKey),
            null);
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(
        new ServletHolder(new RESTCatalogServlet(new RESTCatalogAdapter(behind))), "/*");
    Server server = new Server(0);
    server.setHandler(context);
    server.start();
    return "http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }
}
