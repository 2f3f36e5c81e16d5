"""Chấm điểm bộ nhập kế hoạch: so kết quả với các tệp mẫu đã chú giải tay, in độ đúng, độ đủ và F1."""

from _venv import enter

enter()

import sys  # the environment must be entered first

from cancu.importer.run import score_main

sys.exit(score_main(sys.argv[1:]))
