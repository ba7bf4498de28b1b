import '../draft/whoReads';
import { startOutbox } from './outbox';
import { tryAgain } from './store';

startOutbox(() => tryAgain());
