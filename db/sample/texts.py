"""Contents and results as registration forms have them, by topic: made up, like the rest of the sample."""

TEXTS: dict[str, tuple[str, str]] = {
    "KT01": (
        "Vận động nhân dân hiến đất, góp ngày công làm đường trục thôn và kênh mương nội đồng; các tổ tự quản"
        " công khai từng khoản đóng góp.",
        "Các hộ hiến 420 m² đất, bê tông hóa 1,2 km đường; không có đơn thư kiến nghị.",
    ),
    "KT04": (
        "Chi hội nông dân cam kết trồng rau không dùng thuốc ngoài danh mục, ghi sổ theo dõi, giám sát chéo giữa"
        " các hộ.",
        "Vùng rau 3,5 ha được cấp chứng nhận, thu nhập tăng khoảng 15%.",
    ),
    "KT06": (
        "Tổ dân vận đến từng nhà có đất trong vùng dự án, giải thích đơn giá bồi thường, tiếp thu ý kiến trước"
        " khi kiểm đếm.",
        "Toàn bộ số hộ nhận tiền và bàn giao mặt bằng trước thời hạn, không phải cưỡng chế.",
    ),
    "KT08": (
        "Mỗi chi hội giúp ít nhất một hộ nghèo về giống, vốn và ngày công; phân công người theo dõi từng hộ.",
        "Năm hộ thoát nghèo, hai hộ thoát cận nghèo trong năm.",
    ),
    "VX01": (
        "Vận động các hộ mặt phố không lấn chiếm vỉa hè, chỉnh trang biển hiệu, treo cờ thống nhất ngày lễ.",
        "Hơn 90% số hộ ký cam kết và thực hiện; vỉa hè thông thoáng.",
    ),
    "VX03": (
        "Sáng thứ Bảy hằng tuần các đoàn thể cùng nhân dân quét đường làng, khơi thông cống rãnh, thu gom rác.",
        "Xóa ba điểm tập kết rác tự phát, duy trì đều đặn cả năm.",
    ),
    "VX05": (
        "Hội viên góp cây giống, chia đoạn cho từng nhóm hộ trồng và chăm sóc hoa mười giờ, cúc, chiều tím dọc"
        " đường.",
        "Trồng mới 800 m đường hoa, thay thế các bãi rác cũ ven đường.",
    ),
    "VX08": (
        "Mỗi hộ bớt một nắm gạo mỗi ngày; cuối tháng chi hội thu, công khai và trao cho hộ khó khăn.",
        "Trao 1.150 kg gạo cho 23 lượt hộ.",
    ),
    "QA02": (
        "Tổ tự quản tuần tra ban đêm, hòa giải mâu thuẫn ngay từ cơ sở, lập nhóm thông tin với công an xã.",
        "Không để xảy ra điểm nóng; 12 vụ việc được hòa giải thành.",
    ),
    "QA03": (
        "Phụ huynh và nhà trường phân giờ, phân làn đón con; đoàn viên trực cổng trường đầu giờ và cuối giờ.",
        "Hết cảnh ùn tắc cổng trường, không có tai nạn.",
    ),
    "QA11": (
        "Các hộ liền kề lắp chuông báo cháy chung, mỗi nhà có bình chữa cháy, tập huấn mỗi quý một lần.",
        "Bốn tổ liên gia với 46 hộ tham gia, xử lý kịp thời một vụ chập điện.",
    ),
    "HT01": (
        "Niêm yết công khai các khoản thu, đưa ra họp dân bàn trước khi làm; ban giám sát do dân bầu.",
        "Mọi công trình đều được dân bàn và giám sát, tỷ lệ đồng thuận trên 95%.",
    ),
    "HT02": (
        "Bộ phận một cửa hướng dẫn tận tình, nhắn tin trả kết quả, tiếp dân cả sáng thứ Bảy.",
        "Trên 99% hồ sơ trả đúng và trước hạn.",
    ),
}
"""Topic code -> (contents, results)."""
