import { performance } from 'node:perf_hooks';
import { createNoopMeter, type Meter } from '@opentelemetry/api';
import type { OpenDatabase } from '../store/database.ts';

interface FinishedRequest {
  /** The pattern of the route, never the address. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

/** What is counted. Attributes are routes, methods, states and outcomes: nothing of a patient, a person or a site. */
export interface ServerMetrics {
  /** Counts a request as under way; call the answer when it has ended. */
  began(method: string): (finished: FinishedRequest) => void;
  decision(outcome: string): void;
  hostedModel(outcome: string): void;
}

/** Boundaries and names: OpenTelemetry semantic conventions for HTTP, databases and Node.js. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE']);

/** Instruments of the server on `meter`; without one nothing is measured. */
export function serverMetrics(
  meter: Meter = createNoopMeter(),
  connections?: OpenDatabase['connections'],
): ServerMetrics {
  const duration = meter.createHistogram('http.server.request.duration', {
    unit: 's',
    description: 'Duration of HTTP server requests.',
    advice: { explicitBucketBoundaries: SECONDS },
  });
  const active = meter.createUpDownCounter('http.server.active_requests', {
    unit: '{request}',
    description: 'Number of active HTTP server requests.',
  });
  const decisions = meter.createCounter('chartside.decisions', {
    unit: '{decision}',
    description: 'Decisions stored, by outcome.',
  });
  const hosted = meter.createCounter('chartside.hosted_model.requests', {
    unit: '{request}',
    description: 'Requests for a second opinion, by outcome.',
  });
  observeProcess(meter);
  if (connections !== undefined) observeConnections(meter, connections);
  return {
    began: (sent) => {
      const method = METHODS.has(sent) ? sent : '_OTHER';
      const shared = { 'http.request.method': method, 'url.scheme': 'http' };
      active.add(1, shared);
      return ({ route, status, ms }) => {
        active.add(-1, shared);
        duration.record(ms / 1_000, {
          ...shared,
          'http.route': route,
          'http.response.status_code': status,
          ...(status >= 500 ? { 'error.type': String(status) } : {}),
        });
      };
    },
    decision: (outcome) => decisions.add(1, { outcome }),
    hostedModel: (outcome) => hosted.add(1, { outcome }),
  };
}

function observeProcess(meter: Meter): void {
  meter
    .createObservableUpDownCounter('process.memory.usage', {
      unit: 'By',
      description: 'The amount of physical memory in use.',
    })
    .addCallback((result) => result.observe(process.memoryUsage.rss()));
  meter
    .createObservableGauge('process.uptime', {
      unit: 's',
      description: 'The time the process has been running.',
    })
    .addCallback((result) => result.observe(process.uptime()));
  let before = performance.eventLoopUtilization();
  meter
    .createObservableGauge('nodejs.eventloop.utilization', {
      unit: '1',
      description: 'Event loop utilization since the last reading.',
    })
    .addCallback((result) => {
      const now = performance.eventLoopUtilization();
      result.observe(performance.eventLoopUtilization(now, before).utilization);
      before = now;
    });
}

function observeConnections(meter: Meter, connections: NonNullable<OpenDatabase['connections']>): void {
  const pool = { 'db.client.connection.pool.name': 'chartside' };
  meter
    .createObservableUpDownCounter('db.client.connection.count', {
      unit: '{connection}',
      description: 'The number of connections that are currently in state described by the state attribute.',
    })
    .addCallback((result) => {
      const { idle, used } = connections();
      result.observe(idle, { ...pool, 'db.client.connection.state': 'idle' });
      result.observe(used, { ...pool, 'db.client.connection.state': 'used' });
    });
  meter
    .createObservableUpDownCounter('db.client.connection.pending_requests', {
      unit: '{request}',
      description: 'The number of current pending requests for an open connection.',
    })
    .addCallback((result) => result.observe(connections().pending, pool));
}
