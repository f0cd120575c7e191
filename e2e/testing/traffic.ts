import type { Page, Request } from '@playwright/test';

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
}

export interface Traffic {
  readonly requests: Request[];
  /** Answers of the token endpoint, in order. */
  readonly tokens: Tokens[];
}

/** Every request of a page from now on, its frames included, and what the token endpoint answered. */
export function watchTraffic(page: Page): Traffic {
  const traffic: Traffic = { requests: [], tokens: [] };
  page.on('request', (request) => traffic.requests.push(request));
  page.on('response', async (response) => {
    if (!response.url().endsWith('/oauth2/token') || !response.ok()) return;
    const body: unknown = await response.json().catch(() => null);
    if (body) traffic.tokens.push(body as Tokens);
  });
  return traffic;
}

export const isCodeExchange = (request: Request): boolean =>
  request.postData()?.includes('grant_type=authorization_code') ?? false;

/** Origins to which a secret went, in an address, a header or a body. */
export async function originsThatSaw(secret: string, requests: readonly Request[]): Promise<Set<string>> {
  const origins = new Set<string>();
  for (const request of requests) {
    const headers = JSON.stringify(await request.allHeaders().catch(() => request.headers()));
    const sent = `${request.url()}\n${headers}\n${request.postData() ?? ''}`;
    if (sent.includes(secret)) origins.add(new URL(request.url()).origin);
  }
  return origins;
}
