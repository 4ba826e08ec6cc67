import { describe, expect, it } from '@jest/globals';
import { actionSource } from '../src/action-source.ts';

const unknown = { ref: 'OWNER/aks-service-principal-action@v1', files: null };

describe('where the action comes from', () => {
  it.each<[string, NodeJS.ProcessEnv, object]>([
    [
      'a step that names it',
      { GITHUB_ACTION_REPOSITORY: 'contoso/sp', GITHUB_ACTION_REF: 'v1', GITHUB_SERVER_URL: 'https://github.com' },
      { ref: 'contoso/sp@v1', files: 'https://github.com/contoso/sp/blob/v1/' }
    ],
    [
      'another server',
      { GITHUB_ACTION_REPOSITORY: 'contoso/sp', GITHUB_ACTION_REF: 'releases/v1', GITHUB_SERVER_URL: 'https://ghe.contoso.com:8443' },
      { ref: 'contoso/sp@releases/v1', files: 'https://ghe.contoso.com:8443/contoso/sp/blob/releases/v1/' }
    ],
    [
      'a reusable workflow, whose step names a folder',
      { GITHUB_ACTION_REPOSITORY: '', GITHUB_ACTION_REF: '', AKS_SP_ACTION_SOURCE: 'contoso/sp@0123abc' },
      { ref: 'contoso/sp@0123abc', files: 'https://github.com/contoso/sp/blob/0123abc/' }
    ],
    ['a local folder', {}, unknown],
    ['contexts that the server does not fill', { AKS_SP_ACTION_SOURCE: '@' }, unknown],
    ['a text that is no source', { AKS_SP_ACTION_SOURCE: 'a/b@v1)[x](javascript:alert)' }, unknown],
    [
      'an odd server',
      { GITHUB_ACTION_REPOSITORY: 'a/b', GITHUB_ACTION_REF: 'v1', GITHUB_SERVER_URL: 'javascript:x' },
      { ref: 'a/b@v1', files: 'https://github.com/a/b/blob/v1/' }
    ]
  ])('%s', (_, env, expected) => {
    expect(actionSource(env)).toEqual(expected);
  });
});
