/** The public process as it is, with a probe beside it. */
import './probe.ts';
import '../../app/src/site/serve.ts';
