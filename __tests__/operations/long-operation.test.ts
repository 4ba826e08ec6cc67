import { describe, expect, it } from '@jest/globals';
import { pauseAfter } from '../../src/operations/long-operation.ts';

const second = 1000;
const minute = 60 * second;

describe('pauseAfter', () => {
  it.each([
    ['follows the service at first', 0, 5 * second, 4, 5 * second],
    ['leaves room for those that are followed at the same time', 2 * minute, second, 7, 7 * second],
    ['but does not let a short one wait for them', 9 * second, 500, 50, 3 * second],
    ['grows with the operation', 20 * minute, second, 4, 12 * second],
    ['up to half a minute', 600 * minute, second, 4, 30 * second],
    ['and never asks earlier than the service wants', minute, 45 * second, 4, 45 * second]
  ])('%s', (_, elapsed, retryAfter, share, pause) => expect(pauseAfter(elapsed, retryAfter, share)).toBe(pause));

  it.each([1, 4, 7])('sees the end of five minutes at most 3 %% late, %i at a time', (share) => {
    let elapsed = 0;
    while (elapsed < 5 * minute) elapsed += pauseAfter(elapsed, second, share);
    expect(elapsed).toBeLessThanOrEqual(5 * minute * 1.03);
  });
});
