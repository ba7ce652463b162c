import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { partOf } from '../stations/evaluate/parts.ts';
import { TodayStation } from '../stations/today/TodayStation.tsx';
import { Broken } from './shell/Broken.tsx';
import { Missing } from './shell/Missing.tsx';
import { Root } from './shell/Root.tsx';

const root = createRootRoute({ component: Root, notFoundComponent: Missing, errorComponent: Broken });

const isDay = /^\d{4}-\d{2}-\d{2}$/;

const today = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: (search: Record<string, unknown>): { day?: string } => {
    const day = search['day'];
    return typeof day === 'string' && isDay.test(day) ? { day } : {};
  },
  component: TodayStation,
});

const chart = createRoute({
  getParentRoute: () => root,
  path: '/patient/$patientId',
  component: lazyRouteComponent(() => import('../stations/chart/ChartStation.tsx'), 'ChartStation'),
});

const evaluate = createRoute({
  getParentRoute: () => root,
  path: '/patient/$patientId/evaluate',
  validateSearch: partOf,
  component: lazyRouteComponent(() => import('../stations/evaluate/EvaluateStation.tsx'), 'EvaluateStation'),
});

const program = createRoute({
  getParentRoute: () => root,
  path: '/patient/$patientId/program',
  component: lazyRouteComponent(() => import('../stations/program/ProgramStation.tsx'), 'ProgramStation'),
});

const access = createRoute({
  getParentRoute: () => root,
  path: '/patient/$patientId/access',
  component: lazyRouteComponent(() => import('../stations/access/AccessStation.tsx'), 'AccessStation'),
});

const live = createRoute({
  getParentRoute: () => root,
  path: '/visit/$visitId/live',
  component: lazyRouteComponent(() => import('../stations/live/LiveStation.tsx'), 'LiveStation'),
});

const note = createRoute({
  getParentRoute: () => root,
  path: '/visit/$visitId/note',
  component: lazyRouteComponent(() => import('../stations/note/NoteStation.tsx'), 'NoteStation'),
});

const bill = createRoute({
  getParentRoute: () => root,
  path: '/visit/$visitId/bill',
  component: lazyRouteComponent(() => import('../stations/bill/BillStation.tsx'), 'BillStation'),
});

const library = createRoute({
  getParentRoute: () => root,
  path: '/library',
  component: lazyRouteComponent(() => import('../stations/library/LibraryStation.tsx'), 'LibraryStation'),
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/admin/people',
  component: lazyRouteComponent(() => import('../stations/admin/PeopleStation.tsx'), 'PeopleStation'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/admin/audit',
  component: lazyRouteComponent(() => import('../stations/admin/AuditStation.tsx'), 'AuditStation'),
});

const about = createRoute({
  getParentRoute: () => root,
  path: '/about',
  component: lazyRouteComponent(() => import('../stations/about/AboutStation.tsx'), 'AboutStation'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('../stations/account/AccountStation.tsx'), 'AccountStation'),
});

const link = createRoute({
  getParentRoute: () => root,
  path: '/link',
  component: lazyRouteComponent(() => import('../stations/signin/LinkPage.tsx'), 'LinkPage'),
});

/** Every address of the application; stations other than Today load when they are first opened. */
export const router = createRouter({
  routeTree: root.addChildren([
    today,
    chart,
    evaluate,
    program,
    access,
    live,
    note,
    bill,
    library,
    people,
    audit,
    about,
    account,
    link,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
