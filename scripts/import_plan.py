"""Nhập một kế hoạch (.docx, .pdf, .txt, .md) thành bản nháp; `--json` chỉ in kết quả bóc tách."""

from _venv import enter

enter()

import sys  # the environment must be entered first

from cancu.importer.run import main

sys.exit(main(sys.argv[1:]))
