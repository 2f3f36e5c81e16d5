"""Publishes the built site: python3 scripts/deploy.py s3://thung | nguoi@may-chu:/thu/muc | /thu/muc [--thu]."""

import argparse
import sys
from pathlib import Path

from _venv import ROOT, enter

enter()

from cancu import deploy  # only importable inside .venv


def main() -> int:
    """0, or 1 with the reason; what is online stays as it was then."""
    parser = argparse.ArgumentParser(prog="deploy.py", description="Đăng trang đã dựng lên kho S3 hoặc máy chủ web.")
    parser.add_argument("target", metavar="NƠI_ĐĂNG", help="s3://thùng[/thư-mục], người@máy-chủ:/thư/mục, hoặc /thư/mục")
    parser.add_argument("--site", default=str(ROOT / "site"), metavar="DIR", help="trang đã dựng (site/)")
    parser.add_argument("--endpoint", default="", metavar="URL", help="địa chỉ của kho S3 không phải của Amazon")
    parser.add_argument("--region", default="", metavar="VÙNG", help="vùng của kho S3")
    parser.add_argument("--thu", action="store_true", help="chỉ nói sẽ làm gì, không đăng gì")
    parser.add_argument("--tat-ca", action="store_true", help="đưa lên cả tệp không đổi (khi cách đặt tiêu đề đã đổi)")
    options = parser.parse_args()
    try:
        for line in deploy.run(
            Path(options.site), options.target, endpoint=options.endpoint, region=options.region, dry=options.thu, again=options.tat_ca,
        ):
            print(line, flush=True)
    except Exception as error:  # whatever a store or a server answers is told in one line
        print(f"Không đăng được: {deploy.reason(error)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
