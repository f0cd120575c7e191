import { readArguments, USAGE } from './arguments.ts';
import { assessRecord } from './assess-record.ts';
import { withPdfText } from '../chart/pdf-attachments.ts';
import { extractPdf } from '../chart/extract-pdf.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { pathError, readRecords } from './record-source.ts';
import { endQuietlyOnClosedPipe, writeLine } from './write-line.ts';

const EXIT_ARGUMENT = 2;
const EXIT_UNREAD = 3;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Prints one line per patient; returns the exit code: 0 all read, 2 wrong argument, 3 some could not be read. */
async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    say(USAGE);
    return 0;
  }
  const parsed = readArguments(args);
  if ('error' in parsed) {
    say(`${parsed.error}\n\n${USAGE}`);
    return EXIT_ARGUMENT;
  }
  const wrong = pathError(parsed.path);
  if (wrong !== null) {
    say(wrong);
    return EXIT_ARGUMENT;
  }
  const knowledge = loadKnowledge();
  let read = 0;
  let unread = 0;
  for await (const record of readRecords(parsed.path, say)) {
    const { source, patient } = record;
    if (record.error !== null) {
      unread += 1;
      say(`${source}: ${record.error}`);
      await writeLine({ source, patient, error: record.error });
      continue;
    }
    try {
      const resources = await withPdfText(record.resources, extractPdf);
      const options = { knowledge, asOf: parsed.asOf, top: parsed.top, now: Date.now(), say };
      await writeLine(assessRecord({ ...record, resources }, options));
      read += 1;
    } catch (error) {
      unread += 1;
      say(
        `${source} ${patient}: could not be assessed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      await writeLine({
        source,
        patient,
        error: 'It could not be assessed; standard error has the details. Please report it.',
      });
    }
  }
  say(`${read} patients read, ${unread} not`);
  return unread > 0 ? EXIT_UNREAD : 0;
}

endQuietlyOnClosedPipe();
process.exitCode = await main(process.argv.slice(2));
