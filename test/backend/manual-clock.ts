export { ManualClock } from '../support/manual-clock.js';
