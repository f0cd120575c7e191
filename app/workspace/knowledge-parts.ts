import { decompress } from 'fzstd';
import type { Knowledge } from '../../clinical/knowledge/knowledge.ts';
import { unpackKnowledge } from '../../clinical/knowledge/packed.ts';
import type { KnowledgeAddresses } from './worker-messages.ts';

export type ChartKnowledge = Pick<Knowledge, 'analytes'>;

/** The knowledge base in the order in which it is needed: first what a chart is read with, then the reasoning. */
export interface KnowledgeParts {
  forChart(at: KnowledgeAddresses): Promise<ChartKnowledge>;
  whole(at: KnowledgeAddresses): Promise<Knowledge>;
}

/** Loads each part once; one that failed is asked for anew at the next call. */
export function createKnowledgeParts(): KnowledgeParts {
  const forChart = once(({ analytes }) =>
    load<Pick<Knowledge, 'hash' | 'analytes'>>(analytes, (r) => r.json()),
  );
  const whole = once(async (at) => {
    const { hash, analytes } = await forChart(at);
    const reasoning = await load<Omit<Knowledge, 'analytes'>>(at.reasoning, decompressed);
    if (reasoning.hash !== hash)
      throw new Error('The knowledge base was renewed while this page was open: load the page again.');
    return { ...reasoning, analytes };
  });
  return { forChart, whole };
}

function once<T>(make: (at: KnowledgeAddresses) => Promise<T>): (at: KnowledgeAddresses) => Promise<T> {
  let made: Promise<T> | null = null;
  return (at) => {
    const current = (made ??= make(at));
    current.catch(() => {
      if (made === current) made = null;
    });
    return current;
  };
}

async function decompressed(response: Response): Promise<unknown> {
  const text = new TextDecoder().decode(decompress(new Uint8Array(await response.arrayBuffer())));
  return JSON.parse(text) as unknown;
}

async function load<Part extends Partial<Knowledge>>(
  url: string,
  parsed: (response: Response) => Promise<unknown>,
): Promise<Part> {
  const response = await fetch(url).catch(() => {
    throw new Error('The knowledge base could not be loaded: the Chartside server does not answer.');
  });
  if (!response.ok) throw new Error(`The knowledge base could not be loaded (${response.status}).`);
  const stored = await parsed(response).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The knowledge base arrived damaged (${why}): load the page again.`);
  });
  return unpackKnowledge<Part>(stored);
}
