import { readFileSync } from 'node:fs';
import type { Meter } from '@opentelemetry/api';
import type { MetricReader } from '@opentelemetry/sdk-metrics';
import { ConfigurationError } from '../config/config.ts';

export interface Telemetry {
  /** `undefined`: nothing is measured. */
  readonly meter: Meter | undefined;
  /** Sends what is left and stops. */
  close(): Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

const PACKAGE = new URL('../../package.json', import.meta.url);

/**
 * Metrics by the environment variables of OpenTelemetry: `OTEL_METRICS_EXPORTER` is `none` (the default), `prometheus`
 * or `otlp`, or several with commas. The packages are loaded only where something is measured.
 * Throws `ConfigurationError`.
 */
export async function startTelemetry(environment: Environment): Promise<Telemetry> {
  const names = (environment['OTEL_METRICS_EXPORTER'] ?? '').split(',').map((name) => name.trim());
  const wanted = names.filter((name) => name !== '' && name !== 'none');
  if (wanted.length === 0 || environment['OTEL_SDK_DISABLED'] === 'true')
    return { meter: undefined, close: async () => {} };
  const [{ MeterProvider }, { detectResources, envDetector, resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/sdk-metrics'),
    import('@opentelemetry/resources'),
  ]);
  const readers = await Promise.all(wanted.map((name) => readerFor(name, environment)));
  const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
  const resource = resourceFromAttributes({ 'service.name': 'chartside', 'service.version': version });
  const provider = new MeterProvider({
    readers,
    resource: resource.merge(detectResources({ detectors: [envDetector] })),
  });
  return { meter: provider.getMeter('chartside', version), close: () => provider.shutdown() };
}

async function readerFor(name: string, environment: Environment): Promise<MetricReader> {
  switch (name) {
    case 'prometheus':
      return prometheus(environment);
    case 'otlp': {
      const [{ PeriodicExportingMetricReader }, { OTLPMetricExporter }] = await Promise.all([
        import('@opentelemetry/sdk-metrics'),
        import('@opentelemetry/exporter-metrics-otlp-http'),
      ]);
      const exportIntervalMillis = whole(environment, 'OTEL_METRIC_EXPORT_INTERVAL', 60_000, 100, 86_400_000);
      const exportTimeoutMillis = Math.min(
        exportIntervalMillis,
        whole(environment, 'OTEL_METRIC_EXPORT_TIMEOUT', 30_000, 1, 86_400_000),
      );
      // Where to: OTEL_EXPORTER_OTLP_ENDPOINT and its relatives, which the package reads itself.
      const exporter = new OTLPMetricExporter();
      return new PeriodicExportingMetricReader({ exporter, exportIntervalMillis, exportTimeoutMillis });
    }
    default:
      throw new ConfigurationError(
        `OTEL_METRICS_EXPORTER names "${name}". Chartside knows none, prometheus and otlp.`,
      );
  }
}

/** On an address of its own, this machine's unless told otherwise: metrics are not for everyone who reaches the app. */
async function prometheus(environment: Environment): Promise<MetricReader> {
  const { PrometheusExporter } = await import('@opentelemetry/exporter-prometheus');
  const host = environment['OTEL_EXPORTER_PROMETHEUS_HOST'] ?? 'localhost';
  const port = whole(environment, 'OTEL_EXPORTER_PROMETHEUS_PORT', 9_464, 1, 65_535);
  const exporter = new PrometheusExporter({ host, port, preventServerStart: true });
  try {
    await exporter.startServer();
  } catch (error) {
    throw new ConfigurationError(
      `The metrics can't be served at ${host}:${port} (${(error as NodeJS.ErrnoException).code ?? 'unknown'}). ` +
        'Choose another address with OTEL_EXPORTER_PROMETHEUS_HOST and OTEL_EXPORTER_PROMETHEUS_PORT.',
    );
  }
  return exporter;
}

function whole(environment: Environment, name: string, fallback: number, min: number, max: number): number {
  const text = environment[name]?.trim();
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max)
    throw new ConfigurationError(`${name} must be a whole number from ${min} to ${max}, not "${text}".`);
  return value;
}
