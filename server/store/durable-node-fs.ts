import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Init = NodeFS['init'];

interface OpenFile {
  readonly nfd?: number;
}

interface NodeFsModule {
  readonly NODEFS: { readonly stream_ops: { fsync?: (file: OpenFile) => number } };
}

/**
 * PGlite's file system with a working fsync. As shipped PGlite runs with `fsync=off` and its fsync does nothing,
 * so a commit survives the death of the process but not a loss of power.
 */
export class DurableNodeFS extends NodeFS {
  /** How often the operating system was asked to write to the disk; for tests. */
  syncs = 0;

  override async init(...args: Parameters<Init>): ReturnType<Init> {
    const started = await super.init(...args);
    started.emscriptenOpts.preRun?.push((module: unknown) => {
      (module as NodeFsModule).NODEFS.stream_ops.fsync = (file) => {
        // A directory has no descriptor of its own here.
        if (file.nfd !== undefined) fsyncSync(file.nfd);
        this.syncs += 1;
        return 0;
      };
    });
    return started;
  }
}

/** `fdatasync` is a stub in PGlite's build; only `fsync` reaches the file system above. */
export const DURABLE_PARAMETERS = ['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'];
