import { describe, expect, it } from '@jest/globals';
import { failed, unanswered, type Rules } from '../../src/azure/graph-writes.ts';

const rules: Rules = { doing: 'do it', right: 'the right', done: [204] };

function body(code: string, message: string): string {
  return JSON.stringify({ error: { code, message } });
}

describe('an answer that is no success', () => {
  it.each<[number, string, string, string]>([
    [400, body('Request_BadRequest', 'no'), 'refused', 'graph-refused'],
    [401, body('InvalidAuthenticationToken', 'no'), 'refused', 'graph-unauthorized'],
    [403, body('Authorization_RequestDenied', 'no'), 'refused', 'graph-forbidden'],
    [
      403,
      body('Directory_QuotaExceeded', 'The directory object quota limit for the Principal has been exceeded.'),
      'refused',
      'directory-quota'
    ],
    [403, body('Directory_ResourceSizeExceeded', 'too large'), 'refused', 'application-full'],
    [400, body('Request_BadRequest', 'The size of the object has exceeded its limit.'), 'refused', 'application-full'],
    [429, body('TooManyRequests', 'wait'), 'refused', 'graph-throttled'],
    [503, body('ServiceUnavailable', 'wait'), 'refused', 'graph-unavailable'],
    [409, body('Directory_ConcurrencyViolation', 'wait'), 'not-yet', 'directory-concurrent-write'],
    [503, body('Directory_ConcurrencyViolation', 'wait'), 'not-yet', 'directory-concurrent-write'],
    [500, body('Directory_ConcurrencyViolation', 'oops'), 'unknown', 'graph-unavailable'],
    [409, body('Request_MultipleObjectsWithSameKeyValue', 'no'), 'refused', 'graph-refused'],
    [408, '', 'unknown', 'graph-unreadable-answer'],
    [500, body('InternalServerError', 'oops'), 'unknown', 'graph-unavailable'],
    [502, '<html>', 'unknown', 'graph-unavailable'],
    [504, '', 'unknown', 'graph-unavailable'],
    [200, '{}', 'unknown', 'graph-unreadable-answer']
  ])('%d %s: %s', (status, text, kind, code) => {
    expect(failed({ status, text }, rules)).toMatchObject({ kind, problem: { code, message: expect.stringContaining('do it') } });
  });

  it('is read for the code that stands inside of it, whatever the rules of its kind say', () => {
    const error = { code: 'Request_BadRequest', message: 'no', details: [{ code: 'Directory_ConcurrencyViolation', message: 'wait' }] };
    const taken = { code: 'unique-name-taken', message: 'no', hint: 'no' };
    expect(failed({ status: 409, text: JSON.stringify({ error }) }, { ...rules, refused: () => taken })).toMatchObject({
      kind: 'not-yet',
      problem: { code: 'directory-concurrent-write' }
    });
  });

  it('shows nothing of a page that is not Graph’s', () => {
    const answer = failed({ status: 403, text: '<h1>Proxy says no to {"secretText":"abc"}</h1>' }, rules);
    expect(JSON.stringify(answer)).not.toMatch(/Proxy|abc/);
  });
});

describe('no answer', () => {
  it.each([
    ['a lost connection', Object.assign(new Error('read ECONNRESET'), { code: 'RestError', statusCode: -1 }), 'unknown'],
    ['a time-out', Object.assign(new Error('The operation was aborted.'), { name: 'AbortError', code: 'AbortError' }), 'unknown'],
    ['no token', Object.assign(new Error('invalid_client'), { code: 'AuthenticationRequiredError', statusCode: -1 }), 'refused'],
    ['no token, as MSAL says it', Object.assign(new Error('AADSTS7000222: expired'), { code: 'ServerError' }), 'refused']
  ])('%s', (_, error, kind) => {
    expect(unanswered(error, rules)).toMatchObject({ kind });
  });
});
