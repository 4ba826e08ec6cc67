import { expect, it } from '@jest/globals';
import { principalBody } from '../../src/domain/issue-text.ts';
import { reportHtml } from '../../src/domain/report-html.ts';
import { actionRef, principal } from './issue-cases.ts';
import { outage, report } from './reports.ts';

const files = 'https://github.com/octo/aks-service-principal-action/blob/v1/';
const down = { ...principal(1, 'expired'), outages: [outage] };
const memory = { principals: new Map(), cut: false };

it('an outage in an issue links to its explanation, at the address of the action', () => {
  const text = principalBody({ principal: down, actionRef, files, memory, unseen: [] });
  expect(text).toContain(`[\`password-expired\`](${files}docs/troubleshooting.md#password-expired)`);
});

it('where the address is not known there is no link that would lead nowhere', () => {
  const text = principalBody({ principal: down, actionRef, memory, unseen: [] });
  expect(text).toContain('`password-expired` docs/troubleshooting.md#password-expired');
  expect(text).not.toContain('](docs/');
});

it('the HTML report does likewise', () => {
  const address = `<a href="${files}docs/troubleshooting.md#password-expired">`;
  expect(reportHtml(report([down]), actionRef, files)).toContain(address);
  expect(reportHtml(report([down]), actionRef)).not.toContain('docs/troubleshooting');
});
