import { bareContract } from '../rpc/station.ts';
import { account } from './account.ts';
import { admin } from './admin.ts';
import { chart } from './chart.ts';
import { me } from './me.ts';
import { note } from './note.ts';
import { patients } from './patients.ts';
import { program } from './program.ts';
import { today } from './today.ts';
import { vault } from './vault.ts';
import { visit } from './visit.ts';

/** Every procedure of the contract; one that is missing does not compile. Each brings its own check of who calls. */
export const router = bareContract.router({ me, account, today, patients, chart, program, visit, note, vault, admin });
