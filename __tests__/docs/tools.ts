/**
 * The commands of the Azure CLI and of GitHub's that the documentation may use, with their options. Those of az are as
 * `az <command> --help` of 2.45.0 lists them, those of gh as https://cli.github.com/manual has them.
 */
const az: Record<string, string> = {
  'account show': '--name',
  'ad app create': '--display-name --identifier-uris --sign-in-audience --app-roles --required-resource-accesses --web-home-page-url',
  'ad app federated-credential create': '--id --parameters',
  'ad app owner add': '--id --owner-object-id',
  'ad app permission add': '--api --api-permissions --id',
  'ad app permission admin-consent': '--id',
  'ad app show': '--id',
  'ad sp create': '--id',
  'ad sp show': '--id',
  login: '--tenant --service-principal --username --password --use-device-code',
  'keyvault show': '--hsm-name --name --resource-group',
  rest: '--url --uri --body --headers --method --output-file --resource --skip-authorization-header --uri-parameters --url-parameters',
  'role assignment create':
    '--role --assignee --assignee-object-id --assignee-principal-type --condition --condition-version --description --name --resource-group --scope',
  'role definition create': '--role-definition'
};
const everyAz = '--debug --help --only-show-errors --output --query --subscription --verbose';

const gh: Record<string, string> = {
  api: '--cache --field --header --hostname --include --input --jq --method --paginate --preview --raw-field --silent --slurp --template --verbose',
  'variable set': '--body --env --env-file --org --repo --visibility --repos'
};

const tables: Record<string, { commands: Record<string, string>; all: string }> = {
  az: { commands: az, all: everyAz },
  gh: { commands: gh, all: '--help' }
};

/** What is wrong with a command of az or gh; empty if nothing. */
export function checkTool([tool = '', ...words]: readonly string[]): string[] {
  const table = tables[tool];
  if (!table) return [`${tool} is unknown`];
  const firstOption = words.findIndex((word) => word.startsWith('-'));
  const path = (firstOption === -1 ? words : words.slice(0, firstOption)).join(' ');
  const name = Object.keys(table.commands).find((each) => path === each || path.startsWith(`${each} `));
  if (name === undefined) return [`${tool} has no command ${path}`];
  const options = [...(table.commands[name] ?? '').split(' '), ...table.all.split(' ')];
  return words
    .filter((word) => /^-/.test(word))
    .map((word) => word.replace(/=.*/, ''))
    .filter((word) => !options.includes(word))
    .map((word) => `${tool} ${name} has no option ${word}`);
}
