/** Writes queries and keys of every layer and head, before they are rotated, for the models of transformers that call apply_rotary_pos_emb(q, k, …). */
export const DUMP_SCRIPT = `import sys

import torch
from safetensors.torch import save_file
from transformers import AutoModelForCausalLM, AutoTokenizer

name, text = sys.argv[1], open(sys.argv[2]).read()  # model, text file
tokens = AutoTokenizer.from_pretrained(name)(text, return_tensors="pt", truncation=True, max_length=512)
model = AutoModelForCausalLM.from_pretrained(name, torch_dtype="auto").eval()
module = sys.modules[type(model).__module__]
rotate, kept = module.apply_rotary_pos_emb, {"q": [], "k": []}

def record(q, k, *rest, **more):
    kept["q"].append(q[0].half().cpu())
    kept["k"].append(k[0].half().cpu())
    return rotate(q, k, *rest, **more)

module.apply_rotary_pos_emb = record
with torch.no_grad():
    model(**tokens)
save_file({key: torch.stack(rows) for key, rows in kept.items()}, "qk.safetensors")  # layers, heads, tokens, channels
`
