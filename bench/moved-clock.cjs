/**
 * Lets minutes pass in no time, and everything else in its own: while the process has nothing to do but wait, its clock is moved to the end of
 * the shortest wait, and so is the sandbox's, by way of the parent process. Requests and computing take as long as they take.
 */
const https = require('node:https');
const promises = require('node:timers/promises');

const RealDate = Date;
const realTimeout = setTimeout;
/** Shorter waits are kept; longer ones are the time limits of requests. */
const [shortest, longest] = [250, 95_000];

let ahead = 0;
let requests = 0;
let moving = false;
const waits = new Set();

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + ahead);
    else super(...given);
  }
  static now() {
    return RealDate.now() + ahead;
  }
};

const realRequest = https.request;
https.request = (...given) => {
  requests += 1;
  return realRequest(...given).once('close', () => {
    requests -= 1;
    look();
  });
};

globalThis.setTimeout = Object.assign((work, ms = 0, ...given) => {
  if (ms < shortest || ms > longest) return realTimeout(work, ms, ...given);
  wait(ms, () => work(...given));
  // Waits are never taken back; only time limits are, which are longer.
  return realTimeout(() => undefined, 0);
}, realTimeout);
promises.setTimeout = (ms, value) => new Promise((done) => wait(ms, () => done(value)));
require('node:module').syncBuiltinESMExports();

function wait(ms, done) {
  waits.add({ at: Date.now() + ms, done });
  process.channel.ref();
  look();
}

/** Ends the waits that are over; moves the clock once all that is under way has had its chance to go on. */
function look(rounds = 20) {
  const now = Date.now();
  for (const each of [...waits].sort((a, b) => a.at - b.at))
    if (each.at <= now) {
      waits.delete(each);
      each.done();
      rounds = 20;
    }
  if (waits.size === 0) process.channel.unref();
  if (waits.size === 0 || requests > 0 || moving) return;
  if (rounds > 0) return void setImmediate(look, rounds - 1);
  moving = true;
  process.send({ advance: Math.min(...[...waits].map(({ at }) => at)) - now });
}

process.on('message', ({ advanced }) => {
  moving = false;
  ahead += advanced;
  look();
});
process.channel.unref();
