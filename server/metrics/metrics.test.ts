import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { ConfigurationError } from '../config/config.ts';
import { aDecision } from '../testing/decisions.ts';
import { freePort } from '../testing/free-port.ts';
import { startTestServer } from '../testing/test-server.ts';
import { startTelemetry } from './telemetry.ts';

it('gives Prometheus the standard measurements, by route and status, and nothing of a patient or a person', async () => {
  const port = await freePort();
  const telemetry = await startTelemetry({
    OTEL_METRICS_EXPORTER: 'prometheus',
    OTEL_EXPORTER_PROMETHEUS_PORT: String(port),
  });
  const server = await startTestServer({ meter: telemetry.meter });
  try {
    const { token } = await server.signIn(server.issuers[0], { name: 'CANARYNAME', sub: 'CANARYSUB' });
    const decision = aDecision({ iss: server.issuers[0].iss, patientId: 'CANARYPATIENT', comment: 'CANARY' });
    await server.post('/api/decisions', decision, token);
    await server.post('/api/decisions', decision);
    await fetch(`${server.url}/CANARYPATH?launch=CANARYLAUNCH`);
    const text = await (await fetch(`http://localhost:${port}/metrics`)).text();
    const line = (name: string, ...parts: string[]) =>
      text.split('\n').find((one) => one.startsWith(name) && parts.every((part) => one.includes(part)));
    const counted = 'http_server_request_duration_count';
    const route = 'http_route="/api/decisions"';
    expect(line(counted, route, 'http_response_status_code="201"')).toMatch(/ 1$/);
    expect(line(counted, 'http_response_status_code="401"')).toMatch(/ 1$/);
    expect(line('http_server_active_requests', 'POST')).toMatch(/ 0$/);
    expect(line('chartside_decisions', 'outcome="overridden"')).toMatch(/ 1$/);
    expect(Number(line('process_memory_usage')?.split(' ').at(-1))).toBeGreaterThan(1e6);
    expect(line('nodejs_eventloop_utilization')).toBeDefined();
    expect(line('target_info', 'service_name="chartside"')).toBeDefined();
    for (const secret of ['CANARY', 'Practitioner', token, server.issuers[0].iss])
      expect(text).not.toContain(secret);
    // On the app's own address there is nothing of it.
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
  } finally {
    await server.close();
    await telemetry.close();
  }
});

it('sends what is left by OTLP when it stops', async () => {
  const bodies: string[] = [];
  const collector = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      bodies.push(`${request.url} ${body}`);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, 'localhost', resolve));
  const { port } = collector.address() as AddressInfo;
  // The package reads the process's own environment.
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = `http://localhost:${port}`;
  try {
    const telemetry = await startTelemetry({ OTEL_METRICS_EXPORTER: 'otlp' });
    telemetry.meter?.createCounter('chartside.decisions').add(3);
    await telemetry.close();
    expect(bodies.join('\n')).toMatch(/^\/v1\/metrics .*chartside\.decisions/s);
  } finally {
    delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
    collector.closeAllConnections();
    await new Promise((resolve) => collector.close(resolve));
  }
});

it('measures nothing unless told to, and says what it does not know', async () => {
  expect((await startTelemetry({})).meter).toBeUndefined();
  expect((await startTelemetry({ OTEL_METRICS_EXPORTER: 'none' })).meter).toBeUndefined();
  await expect(startTelemetry({ OTEL_METRICS_EXPORTER: 'statsd' })).rejects.toThrow(ConfigurationError);
  const port = { OTEL_METRICS_EXPORTER: 'prometheus', OTEL_EXPORTER_PROMETHEUS_PORT: 'x' };
  await expect(startTelemetry(port)).rejects.toThrow(/OTEL_EXPORTER_PROMETHEUS_PORT/);
});
