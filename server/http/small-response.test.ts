import { expect, it } from 'vitest';
import { smallResponse } from './small-response.ts';

it('reads what is small whole', async () => {
  const read = await smallResponse(Response.json({ keys: [] }, { status: 201 }));
  expect([read.status, await read.json()]).toEqual([201, { keys: [] }]);
  expect(await (await smallResponse(new Response(null, { status: 204 }))).text()).toBe('');
});

it('leaves an answer without end after a mebibyte', async () => {
  let sent = 0;
  let isCancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536));
    },
    cancel: () => {
      isCancelled = true;
    },
  });
  await expect(smallResponse(new Response(endless))).rejects.toThrow(TypeError);
  expect(sent).toBeLessThan(2 * 1024 * 1024);
  expect(isCancelled).toBe(true);
});
