/**
 * The main job, without Azure: the committed action against sandboxes, as a runner would run it. A fleet is watched for three nights; a
 * principal is provisioned, delegated and checked; one that three clusters share is rotated; one is cleaned up. Prints what a person would
 * see, and ends with 0 only if everything went as it should.
 */
import process from 'node:process';
import { expiryChapter } from './demo/expiry.ts';
import { lifeChapters } from './demo/life.ts';
import { Expectations, title } from './demo/stage.ts';

const expect = new Expectations();
const requests = (await expiryChapter(expect)) + (await lifeChapters(expect));
title(expect.missed.length === 0 ? `Done: everything as expected, ${requests} requests` : `Not as expected: ${expect.missed.join('; ')}`);
process.exitCode = expect.missed.length === 0 ? 0 : 1;
