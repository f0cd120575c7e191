import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { entryOf } from './authoring/builders.ts';
import { checkOptions, generateResources } from './generator.ts';
import type { GeneratorOptions } from './generator.ts';

const USAGE = 'Use: node fhir-fixtures/generate.ts --observations 5000 --seed 1 [--years 10] [--out FILE]';

function readOptions(): GeneratorOptions & { out: string | null } {
  const { values } = parseArgs({
    options: {
      observations: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      years: { type: 'string', default: '10' },
      out: { type: 'string' },
    },
  });
  const options = {
    observations: Number(values.observations),
    seed: Number(values.seed),
    years: Number(values.years),
    out: values.out ?? null,
  };
  checkOptions(options);
  return options;
}

async function write({ out, ...options }: ReturnType<typeof readOptions>): Promise<void> {
  const stream = out === null ? process.stdout : createWriteStream(out);
  stream.on('error', (error) => {
    console.error(`Could not write ${out ?? 'the chart'}: ${error.message}`);
    process.exit(2);
  });
  stream.write(`{"resourceType":"Bundle","id":"generated-${options.seed}","type":"collection","entry":[\n`);
  let count = 0;
  for (const resource of generateResources(options)) {
    const line = `${count ? ',\n' : ''}${JSON.stringify(entryOf(resource))}`;
    if (!stream.write(line)) await once(stream, 'drain');
    count += 1;
  }
  stream.write('\n]}\n');
  if (out !== null) {
    stream.end();
    await once(stream, 'finish');
    console.error(`${count} resources written to ${out}`);
  }
}

try {
  await write(readOptions());
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 2;
}
