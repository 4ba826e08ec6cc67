/** Fleets as reports, for everything that shows one: a small plausible one, a large one, and one in which every name is hostile. */
import { severities, type AssessedPrincipal, type ExpiryReport, type Severity } from '../../src/domain/model.ts';
import { cluster, day, guid, now, subscriptionId, tenantId } from './facts.ts';
import { hostileNames } from './hostile.ts';
import { assessed, credential, nthAppId, outage, principal, report, reportFullOf } from './reports.ts';

const names = ['payments', 'identity', 'web-shop', 'build', 'search', 'data-lake', 'edge', 'reports', 'mail', 'legacy'];

function sharedDown(): AssessedPrincipal {
  return principal('expired', {
    appId: nthAppId(1),
    displayName: 'aks-payments',
    clusters: ['aks-payments-weu', 'aks-payments-neu', 'aks-ledger'].map((name) =>
      assessed(name, -3, {
        severity: 'expired',
        outage,
        cluster: { ...cluster(name), powerState: name === 'aks-ledger' ? 'Stopped' : 'Running' }
      })
    ),
    credentials: [credential(1, -368, -3, { state: 'expired', usedBy: [cluster('aks-payments-weu').id] })],
    notes: ['Shared by 3 clusters: a new secret must reach all of them.', 'Stopped, so it cannot take a new secret now: aks-ledger.']
  });
}

function halfRotated(): AssessedPrincipal {
  return principal('critical', {
    appId: nthAppId(2),
    displayName: 'aks-identity',
    clusters: [assessed('aks-identity', 5, { severity: 'critical', use: 'ambiguous', latestEndsOn: now + 362 * day })],
    credentials: [
      credential(2, -360, 5, { state: 'critical', usedBy: [cluster('aks-identity').id] }),
      credential(3, -3, 362, { origin: 'managed', displayName: 'aks-sp/0a1b2c3d.42.1001.1.abcDEF12', keyId: guid(1) }),
      credential(4, -700, -300, { state: 'expired', displayName: 'old' })
    ],
    notes: ['A rotation of it was begun and not finished.']
  });
}

/** Ten principals with a bit of everything, two subscriptions, one of them not covered. */
export function smallFleet(): ExpiryReport {
  const unknown = principal('unknown', {
    appId: nthAppId(5),
    displayName: 'partner-aks',
    foreignTenantId: guid(77),
    applicationObjectId: null,
    credentials: [],
    nextExpiry: null,
    clusters: [assessed('aks-partner', 0, { severity: 'unknown', use: 'unknown', keyId: null, endsOn: null })]
  });
  const soon = ['aks-web-shop', 'aks-build'].map((displayName, index) =>
    principal('expiring', {
      appId: nthAppId(3 + index),
      displayName,
      clusters: [assessed(displayName, 18 + index * 6, { severity: 'expiring', use: index === 0 ? 'known' : 'unknown' })],
      credentials: [
        credential(1, -300, 18 + index * 6, { state: 'expiring', displayName: null }),
        credential(5, 10, 375, { state: 'not-yet-valid' })
      ],
      nextExpiry: now + (18 + index * 6) * day
    })
  );
  const fine = names.slice(4, 9).map((name, index) => healthy(name, 6 + index, 90 + index * 130));
  return report([sharedDown(), halfRotated(), ...soon, unknown, ...fine], {
    status: 'expired',
    complete: false,
    managedIdentityClusters: 14,
    coverage: {
      subscriptions: false,
      tenant: false,
      scanned: [
        { subscriptionId, displayName: 'Production', covered: true },
        { subscriptionId: guid(12), displayName: 'Test and development', covered: false }
      ]
    },
    problems: [
      {
        code: 'coverage-incomplete',
        message: 'In 1 of 2 subscriptions no role assignment proves that every cluster was seen: Test and development.',
        hint: 'Give the identity Reader there or at the root management group.'
      }
    ]
  });
}

function healthy(name: string, n: number, to: number): AssessedPrincipal {
  return principal('ok', {
    appId: nthAppId(n),
    displayName: `aks-${name}`,
    clusters: [assessed(`aks-${name}`, to), ...(n % 3 === 0 ? [assessed(`aks-${name}-2`, to)] : [])],
    credentials: [
      credential(1, to - 365, to, { usedBy: [cluster(`aks-${name}`).id] }),
      credential(2, to - 700, to - 340, { state: to < 340 ? 'expired' : 'superseded' })
    ],
    nextExpiry: now + to * day
  });
}

/** Everything fine, everything seen. */
export function healthyFleet(): ExpiryReport {
  return report(names.slice(0, 4).map((name, index) => healthy(name, 20 + index, 60 + index * 90)));
}

/** @param count principals, the urgent ones first as in every report */
export function largeFleet(count: number): ExpiryReport {
  const share: [Severity, number, number][] = [
    ['expired', 0.02, -20],
    ['critical', 0.03, 5],
    ['expiring', 0.1, 25],
    ['unknown', 0.02, 100],
    ['ok', 0.83, 700]
  ];
  const list = share.flatMap(([severity, part, most]) =>
    Array.from({ length: Math.round(count * part) }, (_, index) => ({
      severity,
      to: Math.sign(most) * (1 + ((index * 37) % Math.abs(most)))
    }))
  );
  return report(
    list.map(({ severity, to }, index) => {
      const name = `aks-${names[index % names.length] ?? ''}-${String(index).padStart(4, '0')}`;
      const judged = severities.indexOf(severity) > 1;
      return principal(severity, {
        appId: nthAppId(index + 1),
        displayName: name,
        clusters: Array.from({ length: 1 + (index % 3 === 0 ? 1 : 0) }, (__, at) => assessed(`${name}-${String(at)}`, to, { severity })),
        credentials: [
          credential(1, to - 365, to, { state: judged ? (severity as 'expired') : 'live', usedBy: [cluster(`${name}-0`).id] }),
          credential(2, to - 700, to - 340, { state: 'superseded', displayName: 'aks-sp/0a1b2c3d.42.1001.1.abcDEF12' })
        ],
        nextExpiry: now + to * day
      });
    })
  );
}

/** Every hostile name in every place. */
export function hostileFleet(): ExpiryReport {
  const all = hostileNames.map(([, name]) => reportFullOf(name));
  const [first] = all;
  return {
    ...(first ?? report([])),
    principals: all.flatMap(({ principals }, index) => [
      ...principals,
      { ...(principals[1] ?? principal('ok')), appId: nthAppId(index + 1), tenantId, severity: 'critical' as const }
    ]),
    coverage: { subscriptions: false, tenant: false, scanned: all.flatMap(({ coverage }) => coverage.scanned) },
    problems: all.flatMap(({ problems }) => problems)
  };
}
