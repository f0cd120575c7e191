import * as v from 'valibot';
import { type HostedEvent, HostedEventSchema } from '../../../contracts/hosted-model.ts';

/** The events of a server-sent stream as they come; what isn't of the contract is left out. */
export async function* readEvents(response: Response): AsyncGenerator<HostedEvent> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) return;
    const lines = (rest + piece.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const event = line.startsWith('data: ') ? parseEvent(line.slice(6)) : null;
      if (event) yield event;
    }
  }
}

function parseEvent(data: string): HostedEvent | null {
  try {
    const parsed = v.safeParse(HostedEventSchema, JSON.parse(data));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
