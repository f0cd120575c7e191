import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.jpa.test.config.TestR4Config;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.CorsInterceptor;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.web.cors.CorsConfiguration;

/**
 * The HAPI FHIR JPA server, R4, on an empty H2 database in memory: what the published artifacts hold, with the
 * settings of HAPI's own tests. Argument: the port. Prints "ready" when it answers on http://localhost:PORT/fhir.
 */
public class HapiServer {
  public static void main(String[] args) throws Exception {
    var context = new AnnotationConfigApplicationContext(TestR4Config.class);
    var settings = context.getBean(JpaStorageSettings.class);
    // A fixture may name an encounter or a practitioner that no fixture holds.
    settings.setEnforceReferentialIntegrityOnWrite(false);
    var fhir = context.getBean(FhirContext.class);
    var rest = new RestfulServer(fhir);
    rest.registerProviders(context.getBean("myResourceProvidersR4", ResourceProviderFactory.class).createProviders());
    rest.registerProvider(context.getBean("mySystemProviderR4", JpaSystemProvider.class));
    rest.setPagingProvider(context.getBean(DatabaseBackedPagingProvider.class));
    rest.setDefaultResponseEncoding(EncodingEnum.JSON);
    rest.setServerConformanceProvider(new JpaCapabilityStatementProvider(
        rest,
        context.getBean(IFhirSystemDao.class),
        settings,
        context.getBean(ISearchParamRegistry.class),
        context.getBean(IValidationSupport.class)));
    var cors = new CorsConfiguration();
    cors.setAllowedOrigins(List.of("*"));
    cors.setAllowedHeaders(List.of("*"));
    cors.setAllowedMethods(List.of("GET", "OPTIONS"));
    rest.registerInterceptor(new CorsInterceptor(cors));

    var server = new Server();
    var connector = new ServerConnector(server);
    connector.setHost("localhost");
    connector.setPort(Integer.parseInt(args[0]));
    server.addConnector(connector);
    var servlets = new ServletContextHandler();
    servlets.setContextPath("/");
    servlets.addServlet(new ServletHolder(rest), "/fhir/*");
    server.setHandler(servlets);
    server.start();
    System.out.println("ready");
    server.join();
  }
}
