import { describe, expect, it } from '@jest/globals';
import { createPacer, quotaIn, quotaOf } from '../src/pacing.ts';

const now = Date.parse('2026-11-24T12:00:00Z');
const arm = 'https://management.azure.com';

describe('quotaOf', () => {
  const same = (a: [string, string], b: [string, string]): boolean => quotaOf(...a) === quotaOf(...b);
  const one = `${arm}/subscriptions/AAAA/resourceGroups/x?api-version=1`;

  it.each<[string, [string, string], [string, string], boolean]>([
    ['two reads of a subscription, however it is spelled', ['GET', one], ['HEAD', `${arm}/subscriptions/aaaa`], true],
    ['two subscriptions', ['GET', one], ['GET', `${arm}/subscriptions/bbbb`], false],
    ['a read and a write', ['GET', one], ['PUT', one], false],
    ['a write and a deletion', ['PUT', one], ['DELETE', one], false],
    [
      'looks at operations and other reads',
      ['GET', `${arm}/subscriptions/aaaa/providers/Microsoft.ContainerService/locations/y/operations/z`],
      ['GET', one],
      false
    ],
    ['two hosts', ['GET', 'https://a.example/v1.0/x'], ['GET', 'https://b.example/v1.0/x'], false],
    ['queries and other writes', ['POST', `${arm}/providers/Microsoft.ResourceGraph/resources`], ['POST', `${arm}/providers/x`], false],
    ['a subscription of a query string', ['GET', `${arm}/x?a=/subscriptions/`], ['GET', `${arm}/x`], true]
  ])('tells %s', (_, a, b, equal) => expect(same(a, b)).toBe(equal));

  it('has a name for anything', () => expect(quotaOf('GET', '')).toBe('   reads'));
});

describe('quotaIn', () => {
  const say = (headers: Record<string, string>, status = 200, retryAfter: number | null = null, method = 'GET', url = arm) =>
    quotaIn({ method, url, status, headers }, retryAfter);

  it('takes the smallest number that ARM gives, with what its bucket regains', () => {
    expect(
      say({ 'x-ms-ratelimit-remaining-subscription-reads': '249', 'x-ms-ratelimit-remaining-subscription-global-reads': '12' })
    ).toEqual({ remaining: 12, perSecond: 25 });
    expect(say({ 'x-ms-ratelimit-remaining-tenant-writes': '3' })).toEqual({ remaining: 3, perSecond: 10 });
    expect(say({ 'x-ms-ratelimit-remaining-subscription-deletes': '0' })).toEqual({ remaining: 0, perSecond: 10 });
  });

  it('waits for the next window of Resource Graph only when this one is used up', () => {
    expect(say({ 'x-ms-user-quota-remaining': '1', 'x-ms-user-quota-resets-after': '00:00:05' })).toEqual({});
    expect(say({ 'x-ms-user-quota-remaining': '0', 'x-ms-user-quota-resets-after': '00:00:05' })).toEqual({ hold: 5000 });
    expect(say({ 'x-ms-user-quota-remaining': '0', 'x-ms-user-quota-resets-after': '01:02:03' })).toEqual({ hold: 3_723_000 });
    expect(say({ 'x-ms-user-quota-remaining': '0' })).toEqual({});
  });

  it.each([
    ['0.8', undefined],
    ['0.9', 1000],
    ['1.8', 10_000],
    ['much', undefined]
  ])('gives Graph time at a use of %s', (used, hold) => {
    const told = say({ 'x-ms-throttle-limit-percentage': used }).hold;
    expect(told === undefined ? undefined : Math.round(told)).toBe(hold);
  });

  it("goes by GitHub's own clock, and spaces writes only", () => {
    const headers = { 'x-github-request-id': 'x', date: 'Tue, 24 Nov 2026 12:00:00 GMT' };
    const used = { ...headers, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 60) };
    expect(say(headers)).toEqual({});
    expect(say(used)).toEqual({ hold: 61_000 });
    expect(say(headers, 201, null, 'POST')).toEqual({ burst: 10, perSecond: 1 });
    expect(say(headers, 403, 60_000, 'POST')).toEqual({ burst: 10, perSecond: 1, hold: 60_000 });
  });

  it.each<[string, Record<string, string>, number | undefined]>([
    ['ARM, with nothing left', { 'x-ms-ratelimit-remaining-subscription-reads': '0' }, 7000],
    ['Graph, which names the quota', { 'x-ms-throttle-scope': 'Tenant_Application/ReadWrite/x/y' }, 7000],
    ['a provider, while ARM has some left', { 'x-ms-ratelimit-remaining-subscription-reads': '80' }, undefined],
    ['anybody else', {}, undefined]
  ])('a 429 of %s holds others back as well: %j', (_, headers, hold) => {
    expect(say(headers, 429, 7000).hold).toBe(hold);
    expect(say(headers, 503, 7000).hold).toBeUndefined();
  });

  it('looks at the operations of AKS are counted here, and a 429 of one holds all of them back', () => {
    const url = `${arm}/subscriptions/x/providers/Microsoft.ContainerService/locations/y/operations/z?api-version=1`;
    const headers = { 'x-ms-ratelimit-remaining-subscription-reads': '80' };
    expect(say(headers, 200, null, 'GET', url)).toEqual({ burst: 100, perSecond: 2 });
    expect(say(headers, 429, 7000, 'GET', url)).toEqual({ remaining: 0, burst: 100, perSecond: 2, hold: 7000 });
  });

  it.each(['-1', 'NaN', '1e9', '', ' '])('a remainder of %j is no zero', (text) =>
    expect(
      quotaIn({ method: 'GET', url: arm, status: 429, headers: { 'x-ms-ratelimit-remaining-subscription-reads': text } }, 1).hold
    ).toBeUndefined()
  );
});

describe('createPacer', () => {
  const answered = (pacer: ReturnType<typeof createPacer>, said: Parameters<typeof pacer.heard>[1], at: number): void => {
    pacer.heard('q', said, at);
    pacer.done('q');
  };

  it('holds nothing back before a service has said anything', () => {
    const pacer = createPacer();
    expect(Array.from({ length: 1000 }, () => pacer.take('q', now))).toEqual(Array(1000).fill(0));
  });

  it('spends what is left at once, then as fast as it comes back, each request at its own moment', () => {
    const pacer = createPacer();
    pacer.take('q', now);
    answered(pacer, { remaining: 3, perSecond: 10 }, now);
    expect([1, 2, 3, 4, 5].map(() => pacer.take('q', now))).toEqual([0, 0, 0, 100, 200]);
    expect(pacer.take('q', now + 1000)).toBe(0);
  });

  it('counts what is under way, and believes the service rather than itself', () => {
    const pacer = createPacer();
    for (let sent = 0; sent < 5; sent += 1) pacer.take('q', now);
    answered(pacer, { remaining: 4, perSecond: 10 }, now);
    // Four are under way and take what is left.
    expect(pacer.take('q', now)).toBe(100);
    answered(pacer, { remaining: 250, perSecond: 10 }, now);
    expect(pacer.take('q', now)).toBe(0);
  });

  it('holds everybody until the time that was said, and those who wait already', () => {
    const pacer = createPacer();
    answered(pacer, { hold: 5000 }, now);
    expect(pacer.take('q', now + 1000)).toBe(4000);
    answered(pacer, { hold: 9000 }, now + 2000);
    expect(pacer.hold('q', now + 5000)).toBe(6000);
    expect(pacer.hold('q', now + 11_000)).toBe(0);
    expect(pacer.take('other', now)).toBe(0);
  });

  it('does not wait for hours: then the service may say so itself', () => {
    const pacer = createPacer();
    answered(pacer, { hold: 3_600_000 }, now);
    expect(pacer.take('q', now)).toBe(0);
    pacer.heard('q', { remaining: 0, perSecond: 0.0001 }, now);
    expect(pacer.take('q', now)).toBe(300_000);
  });

  it('saves up no more than a burst', () => {
    const pacer = createPacer();
    answered(pacer, { burst: 10, perSecond: 1 }, now);
    const waits = Array.from({ length: 12 }, () => pacer.take('q', now + 86_400_000));
    expect(waits).toEqual([...Array<number>(10).fill(0), 1000, 2000]);
  });

  it('is not led astray by a clock that goes back', () => {
    const pacer = createPacer();
    answered(pacer, { remaining: 1, perSecond: 10 }, now);
    expect(pacer.take('q', now - 60_000)).toBe(0);
    expect(pacer.take('q', now - 60_000)).toBe(100);
  });
});
