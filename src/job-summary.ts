/** The toolkit's summary: a file of its own, so that a run loads it, and Node's file promises with it, only when it has something to say. */
export { summary } from '@actions/core';
