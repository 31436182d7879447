<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>app</name>
        <message>
            <location filename="../../app/actions.py" />
            <source>Show the original while held</source>
            <translation>按住时显示原图</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>View</source>
            <translation>视图</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Open…</source>
            <translation>打开…</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Open photographs</source>
            <translation>打开照片</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Open folder…</source>
            <translation>打开文件夹…</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Paste</source>
            <translation>粘贴</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Copy the result</source>
            <translation>拷贝结果</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Save the result beside the original, which is never changed</source>
            <translation>把结果保存在原图旁边，原图绝不会被改动</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Save as…</source>
            <translation>另存为…</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Import model…</source>
            <translation>导入模型…</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Edit model…</source>
            <translation>编辑模型…</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Preferences…</source>
            <translation>偏好设置…</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Restore</source>
            <translation>修复</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Photo</source>
            <translation>照片</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Previous photograph</source>
            <translation>上一张照片</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Next photograph</source>
            <translation>下一张照片</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Remove from the strip</source>
            <translation>从胶片条中移除</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Copy the error's details</source>
            <translation>拷贝错误详情</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Attention</source>
            <translation>注意力</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Show where the network looked</source>
            <translation>显示网络注视的地方</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Earlier layer</source>
            <translation>上一层</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Later layer</source>
            <translation>下一层</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Fainter attention</source>
            <translation>减淡注意力图</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Stronger attention</source>
            <translation>加深注意力图</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Follow a place</source>
            <translation>追踪某处</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Follow the middle</source>
            <translation>追踪画面中央</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Fit or 100 %</source>
            <translation>适合窗口或 100 %</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Fit</source>
            <translation>适合窗口</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>The whole photograph</source>
            <translation>显示整张照片</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>100 %</source>
            <translation>100 %</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>One pixel of the photograph for each pixel of the screen</source>
            <translation>照片的一个像素对应屏幕的一个像素</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Zoom in</source>
            <translation>放大显示</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Zoom out</source>
            <translation>缩小显示</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Full screen</source>
            <translation>全屏</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Fill the screen; Esc leaves it when nothing runs</source>
            <translation>铺满屏幕；没有任务运行时按 Esc 退出</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Panels</source>
            <translation>面板</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Show or hide what is around the photograph; within the panels Tab goes to the next control</source>
            <translation>显示或隐藏照片周围的面板；焦点在面板中时，Tab 键切换到下一个控件</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Next part of the window</source>
            <translation>窗口的下一区域</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>The keyboard goes from the photograph to the panel, to the filmstrip, and back</source>
            <translation>键盘焦点依次从照片到面板、到胶片条，再回到照片</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>Help</source>
            <translation>帮助</translation>
        </message>
        <message>
            <location filename="../../app/actions.py" />
            <source>About Unveil</source>
            <translation>关于 Unveil</translation>
        </message>
        <message>
            <location filename="../../app/answers.py" />
            <source>There is no photograph in there.</source>
            <translation>这里面没有照片。</translation>
        </message>
        <message>
            <location filename="../../app/answers.py" />
            <source>Drop photographs or a folder of them.</source>
            <translation>请拖入照片或装有照片的文件夹。</translation>
        </message>
        <message>
            <location filename="../../app/answers.py" />
            <source>{seconds:.1f} s on {device}, {plan}</source>
            <translation>{seconds:.1f} 秒，{device}，{plan}</translation>
        </message>
        <message>
            <location filename="../../app/answers.py" />
            <source>Stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <location filename="../../app/answers.py" />
            <source>Saved as {name}</source>
            <translation>已保存为 {name}</translation>
        </message>
        <message>
            <location filename="../../app/answers.py" />
            <source>{count} attention files in {folder}</source>
            <translation>{count} 个注意力文件已存入 {folder}</translation>
        </message>
        <message>
            <location filename="../../app/answers.py" />
            <source>Removed {title}</source>
            <translation>已移除 {title}</translation>
        </message>
        <message>
            <location filename="../../app/attention/commands.py" />
            <source>What gate values mean</source>
            <translation>门控值的含义</translation>
        </message>
        <message>
            <location filename="../../app/attention/commands.py" />
            <source>Play the layers</source>
            <translation>逐层播放</translation>
        </message>
        <message>
            <location filename="../../app/attention/commands.py" />
            <source>One layer after the other, over the photograph</source>
            <translation>在照片上逐层显示</translation>
        </message>
        <message>
            <location filename="../../app/attention/commands.py" />
            <source>Photograph in grey</source>
            <translation>照片转为灰度</translation>
        </message>
        <message>
            <location filename="../../app/attention/commands.py" />
            <source>The photograph keeps its light and shade; its colour is the attention</source>
            <translation>照片保留明暗，颜色表示注意力</translation>
        </message>
        <message>
            <location filename="../../app/attention/commands.py" />
            <source>Difference of attention</source>
            <translation>注意力差异</translation>
        </message>
        <message>
            <location filename="../../app/attention/commands.py" />
            <source>Against what the attention is compared with</source>
            <translation>与所比较的注意力之间的差异</translation>
        </message>
        <message>
            <location filename="../../app/attention/looked.py" />
            <source>entropy {entropy:.1f} bits</source>
            <translation>熵 {entropy:.1f} 比特</translation>
        </message>
        <message>
            <location filename="../../app/attention/looked.py" />
            <source>changed by {change:.3f}</source>
            <translation>变化 {change:.3f}</translation>
        </message>
        <message>
            <location filename="../../app/batch/commands.py" />
            <source>Edit</source>
            <translation>编辑</translation>
        </message>
        <message>
            <location filename="../../app/batch/commands.py" />
            <source>Select</source>
            <translation>选择</translation>
        </message>
        <message>
            <location filename="../../app/batch/commands.py" />
            <source>Select all</source>
            <translation>全选</translation>
        </message>
        <message>
            <location filename="../../app/batch/commands.py" />
            <source>Select only this one</source>
            <translation>仅选择当前照片</translation>
        </message>
        <message>
            <location filename="../../app/batch/commands.py" />
            <source>Previous of the selected</source>
            <translation>上一张所选照片</translation>
        </message>
        <message>
            <location filename="../../app/batch/commands.py" />
            <source>The others stay selected</source>
            <translation>其余照片保持选中</translation>
        </message>
        <message>
            <location filename="../../app/batch/commands.py" />
            <source>Next of the selected</source>
            <translation>下一张所选照片</translation>
        </message>
        <message>
            <location filename="../../app/batch/commands.py" />
            <source>Select further to the left</source>
            <translation>向左扩展选择</translation>
        </message>
        <message>
            <location filename="../../app/batch/commands.py" />
            <source>Select further to the right</source>
            <translation>向右扩展选择</translation>
        </message>
        <message>
            <location filename="../../app/batch/commands.py" />
            <source>Apply these settings to the selected</source>
            <translation>将这些设置应用到所选照片</translation>
        </message>
        <message>
            <location filename="../../app/batch/commands.py" />
            <source>Apply these settings to all</source>
            <translation>将这些设置应用到全部照片</translation>
        </message>
        <message>
            <location filename="../../app/batch/commands.py" />
            <source>Restore all…</source>
            <translation>全部修复…</translation>
        </message>
        <message>
            <location filename="../../app/batch/commands.py" />
            <source>Restore many photographs, one after another, and save the results</source>
            <translation>逐张修复多张照片并保存结果</translation>
        </message>
        <message>
            <location filename="../../app/batch/commands.py" />
            <source>Stop or resume the queue</source>
            <translation>停止或继续队列</translation>
        </message>
        <message>
            <location filename="../../app/batch/groups.py" />
            <source>Restored</source>
            <translation>已修复</translation>
        </message>
        <message>
            <location filename="../../app/batch/groups.py" />
            <source>Not restored</source>
            <translation>未修复</translation>
        </message>
        <message>
            <location filename="../../app/batch/groups.py" />
            <source>Left alone: looks fine</source>
            <translation>未处理：看起来正常</translation>
        </message>
        <message>
            <location filename="../../app/batch/groups.py" />
            <source>Left alone: not clear what is wrong</source>
            <translation>未处理：看不出有什么问题</translation>
        </message>
        <message>
            <location filename="../../app/batch/groups.py" />
            <source>Left alone: no model for it</source>
            <translation>未处理：没有适用的模型</translation>
        </message>
        <message>
            <location filename="../../app/batch/groups.py" />
            <source>Failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <location filename="../../app/batch/selection.py" />
            <source>{count} more photographs have these settings now</source>
            <translation>已有另外 {count} 张照片采用这些设置</translation>
        </message>
        <message>
            <location filename="../../app/batch/selection.py" />
            <source>{count} photographs are selected</source>
            <translation>已选择 {count} 张照片</translation>
        </message>
        <message>
            <location filename="../../app/batch/tasks.py" />
            <source>The folder “{name}” cannot be made: {reason}.</source>
            <translation>无法创建文件夹“{name}”：{reason}。</translation>
        </message>
        <message>
            <location filename="../../app/batch/tasks.py" />
            <source>Choose another folder.</source>
            <translation>请选择其他文件夹。</translation>
        </message>
        <message>
            <location filename="../../app/command.py" />
            <source>Theme</source>
            <translation>主题</translation>
        </message>
        <message>
            <location filename="../../app/command.py" />
            <source>Background</source>
            <translation>背景</translation>
        </message>
        <message>
            <location filename="../../app/compare/commands.py" />
            <source>Side by side</source>
            <translation>左右并排</translation>
        </message>
        <message>
            <location filename="../../app/compare/commands.py" />
            <source>Before and after side by side, or divided by a line</source>
            <translation>处理前与处理后左右并排，或以分割线分开</translation>
        </message>
        <message>
            <location filename="../../app/compare/commands.py" />
            <source>One above the other</source>
            <translation>上下并排</translation>
        </message>
        <message>
            <location filename="../../app/compare/commands.py" />
            <source>Before above after, or divided by a line</source>
            <translation>处理前在上、处理后在下，或以分割线分开</translation>
        </message>
        <message>
            <location filename="../../app/compare/commands.py" />
            <source>Divided by a line</source>
            <translation>以分割线分开</translation>
        </message>
        <message>
            <location filename="../../app/compare/commands.py" />
            <source>Difference</source>
            <translation>差异</translation>
        </message>
        <message>
            <location filename="../../app/compare/commands.py" />
            <source>What was changed, around a grey that means no change</source>
            <translation>以灰色为无变化，显示改动的内容</translation>
        </message>
        <message>
            <location filename="../../app/compare/commands.py" />
            <source>How much changed</source>
            <translation>变化幅度</translation>
        </message>
        <message>
            <location filename="../../app/compare/commands.py" />
            <source>Weaker difference</source>
            <translation>减弱差异显示</translation>
        </message>
        <message>
            <location filename="../../app/compare/commands.py" />
            <source>Stronger difference</source>
            <translation>增强差异显示</translation>
        </message>
        <message>
            <location filename="../../app/compare/commands.py" />
            <source>Haze that was seen</source>
            <translation>识别到的雾</translation>
        </message>
        <message>
            <location filename="../../app/compare/commands.py" />
            <source>How clear the air is, as this result has it and as the dark channel has it</source>
            <translation>空气的通透程度：此结果的判断与暗通道的判断</translation>
        </message>
        <message>
            <location filename="../../app/compare/commands.py" />
            <source>Where they disagree about haze</source>
            <translation>雾的判断分歧</translation>
        </message>
        <message>
            <location filename="../../app/compare/commands.py" />
            <source>Compare with a reference…</source>
            <translation>与参考照片比较…</translation>
        </message>
        <message>
            <location filename="../../app/compare/commands.py" />
            <source>Try all on this crop</source>
            <translation>在此区域试用全部模型</translation>
        </message>
        <message>
            <location filename="../../app/compare/commands.py" />
            <source>What several models make of the part that is seen, side by side</source>
            <translation>并排查看多个模型对当前可见区域的处理效果</translation>
        </message>
        <message>
            <location filename="../../app/compare/comparing.py" />
            <source>{name} is {own_width} × {own_height} pixels, the photograph {width} × {height}.</source>
            <translation>{name} 为 {own_width} × {own_height} 像素，而照片为 {width} × {height} 像素。</translation>
        </message>
        <message>
            <location filename="../../app/compare/comparing.py" />
            <source>A reference shows the same picture in the same size. Choose another one.</source>
            <translation>参考照片须为同一画面、同样尺寸。请另选一张。</translation>
        </message>
        <message>
            <location filename="../../app/compare/comparing.py" />
            <source>Compared with {name}</source>
            <translation>已与 {name} 比较</translation>
        </message>
        <message>
            <location filename="../../app/compare/trying.py" />
            <source>Chosen: {title}</source>
            <translation>已选择：{title}</translation>
        </message>
        <message>
            <location filename="../../app/crash.py" />
            <source>Your photographs are safe. Please send us the report; the details say where it is.</source>
            <translation>您的照片安然无恙。请把报告发给我们；详情中写有报告的位置。</translation>
        </message>
        <message>
            <location filename="../../app/crash.py" />
            <source>Something went wrong inside Unveil.</source>
            <translation>Unveil 内部出了问题。</translation>
        </message>
        <message>
            <location filename="../../app/crash.py" />
            <source>Unveil ended unexpectedly last time.</source>
            <translation>Unveil 上次意外退出。</translation>
        </message>
        <message>
            <location filename="../../app/desktop/awaited.py" />
            <source>{count} of {total} photographs are restored and saved</source>
            <translation>已修复并保存 {count} 张照片，共 {total} 张</translation>
        </message>
        <message>
            <location filename="../../app/desktop/desktop.py" />
            <source>The profile of the screen is of a kind that Unveil does not know.</source>
            <translation>显示器的色彩配置文件属于 Unveil 不支持的类型。</translation>
        </message>
        <message>
            <location filename="../../app/desktop/desktop.py" />
            <source>Colours are shown as sRGB; another profile can be chosen in the preferences.</source>
            <translation>颜色将按 sRGB 显示；可在偏好设置中选择其他配置文件。</translation>
        </message>
        <message>
            <location filename="../../app/desktop/desktop.py" />
            <source>Copied, {width} × {height} px</source>
            <translation>已拷贝，{width} × {height} 像素</translation>
        </message>
        <message>
            <location filename="../../app/desktop/desktop.py" />
            <source>Copying…</source>
            <translation>正在拷贝…</translation>
        </message>
        <message>
            <location filename="../../app/desktop/surroundings.py" />
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <location filename="../../app/desktop/surroundings.py" />
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <location filename="../../app/desktop/surroundings.py" />
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <location filename="../../app/desktop/surroundings.py" />
            <source>Black</source>
            <translation>黑色</translation>
        </message>
        <message>
            <location filename="../../app/desktop/surroundings.py" />
            <source>Mid grey</source>
            <translation>中灰</translation>
        </message>
        <message>
            <location filename="../../app/desktop/surroundings.py" />
            <source>White</source>
            <translation>白色</translation>
        </message>
        <message>
            <location filename="../../app/desktop/surroundings.py" />
            <source>The fastest there is</source>
            <translation>最快的可用设备</translation>
        </message>
        <message>
            <location filename="../../app/desktop/surroundings.py" />
            <source>The main processor only</source>
            <translation>仅使用处理器（CPU）</translation>
        </message>
        <message>
            <location filename="../../app/desktop/surroundings.py" />
            <source>As the system says</source>
            <translation>跟随系统的设置</translation>
        </message>
        <message>
            <location filename="../../app/desktop/surroundings.py" />
            <source>sRGB</source>
            <translation>sRGB</translation>
        </message>
        <message>
            <location filename="../../app/desktop/surroundings.py" />
            <source>All of it (EXIF, XMP, IPTC)</source>
            <translation>全部保留（EXIF、XMP、IPTC）</translation>
        </message>
        <message>
            <location filename="../../app/desktop/surroundings.py" />
            <source>Not where it was taken (GPS, city)</source>
            <translation>不含拍摄地点（GPS、城市）</translation>
        </message>
        <message>
            <location filename="../../app/desktop/surroundings.py" />
            <source>Nothing</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="../../app/desktop/tasks.py" />
            <source>Until another is chosen in the preferences, colours are shown as sRGB.</source>
            <translation>在偏好设置中选择其他配置文件之前，颜色将按 sRGB 显示。</translation>
        </message>
        <message>
            <location filename="../../app/desktop/tasks.py" />
            <source>“{name}” is not the profile of a screen.</source>
            <translation>“{name}”不是显示器的色彩配置文件。</translation>
        </message>
        <message>
            <location filename="../../app/desktop/tasks.py" />
            <source>“{name}” cannot be read: {reason}.</source>
            <translation>无法读取“{name}”：{reason}。</translation>
        </message>
        <message>
            <location filename="../../app/edits/commands.py" />
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <location filename="../../app/edits/commands.py" />
            <source>Back to the settings before, of this photograph</source>
            <translation>回到此照片之前的设置</translation>
        </message>
        <message>
            <location filename="../../app/edits/commands.py" />
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <location filename="../../app/edits/commands.py" />
            <source>Copy settings</source>
            <translation>拷贝设置</translation>
        </message>
        <message>
            <location filename="../../app/edits/commands.py" />
            <source>Model, strength and all else that is done to this photograph</source>
            <translation>模型、强度以及对此照片所做的其他一切</translation>
        </message>
        <message>
            <location filename="../../app/edits/commands.py" />
            <source>Paste settings</source>
            <translation>粘贴设置</translation>
        </message>
        <message>
            <location filename="../../app/edits/commands.py" />
            <source>Paste settings to all</source>
            <translation>将设置粘贴到全部照片</translation>
        </message>
        <message>
            <location filename="../../app/edits/commands.py" />
            <source>To every photograph in the filmstrip</source>
            <translation>胶片条中的每一张照片</translation>
        </message>
        <message>
            <location filename="../../app/edits/commands.py" />
            <source>Save as preset…</source>
            <translation>存储为预设…</translation>
        </message>
        <message>
            <location filename="../../app/edits/commands.py" />
            <source>Keep these settings under a name</source>
            <translation>为这些设置命名并保留</translation>
        </message>
        <message>
            <location filename="../../app/edits/commands.py" />
            <source>Presets…</source>
            <translation>预设…</translation>
        </message>
        <message>
            <location filename="../../app/edits/commands.py" />
            <source>Use, rename and remove presets</source>
            <translation>使用、重命名和移除预设</translation>
        </message>
        <message>
            <location filename="../../app/edits/commands.py" />
            <source>Apply recipe…</source>
            <translation>应用配方…</translation>
        </message>
        <message>
            <location filename="../../app/edits/commands.py" />
            <source>Do to this photograph what was done to another one</source>
            <translation>对此照片做与另一张照片相同的处理</translation>
        </message>
        <message>
            <location filename="../../app/edits/commands.py" />
            <source>Keep a recipe beside each result</source>
            <translation>在每个结果旁保留配方</translation>
        </message>
        <message>
            <location filename="../../app/edits/commands.py" />
            <source>A small file that says how the result was made; open it to go on from there</source>
            <translation>记录结果如何得来的小文件；打开它即可继续处理</translation>
        </message>
        <message>
            <location filename="../../app/edits/history.py" />
            <source>Undone</source>
            <translation>已撤销</translation>
        </message>
        <message>
            <location filename="../../app/edits/history.py" />
            <source>Redone</source>
            <translation>已重做</translation>
        </message>
        <message>
            <location filename="../../app/edits/history.py" />
            <source>{told}. The result on the screen is of other settings: restore once more.</source>
            <translation>{told}。屏幕上的结果来自其他设置：请重新修复一次。</translation>
        </message>
        <message>
            <location filename="../../app/edits/presets.py" />
            <source>Import it from the File menu, and try again.</source>
            <translation>请从“文件”菜单导入该模型，然后重试。</translation>
        </message>
        <message>
            <location filename="../../app/edits/presets.py" />
            <source>{name} was made with other weights than are here now: {models}.</source>
            <translation>{name} 所用的权重与现有的不同：{models}。</translation>
        </message>
        <message>
            <location filename="../../app/edits/presets.py" />
            <source>{name} needs a model that is not here: {models}.</source>
            <translation>{name} 需要的模型不在这里：{models}。</translation>
        </message>
        <message>
            <location filename="../../app/edits/presets.py" />
            <source>The result will not be quite the same.</source>
            <translation>结果不会完全相同。</translation>
        </message>
        <message>
            <location filename="../../app/edits/presets.py" />
            <source>Preset {name} kept</source>
            <translation>预设 {name} 已保留</translation>
        </message>
        <message>
            <location filename="../../app/edits/presets.py" />
            <source>Preset {name} removed</source>
            <translation>预设 {name} 已移除</translation>
        </message>
        <message>
            <location filename="../../app/edits/presets.py" />
            <source>Applied {name}</source>
            <translation>已应用 {name}</translation>
        </message>
        <message>
            <location filename="../../app/edits/presets.py" />
            <source>There is a preset {name} already.</source>
            <translation>已有名为 {name} 的预设。</translation>
        </message>
        <message>
            <location filename="../../app/edits/presets.py" />
            <source>Choose another name.</source>
            <translation>请另取一个名称。</translation>
        </message>
        <message>
            <location filename="../../app/edits/recipes.py" />
            <source>That recipe is of a picture that was pasted: there is no photograph to open.</source>
            <translation>该配方属于一张粘贴的图片：没有可打开的照片。</translation>
        </message>
        <message>
            <location filename="../../app/edits/recipes.py" />
            <source>Open another photograph, and apply the recipe from the Edit menu.</source>
            <translation>请打开另一张照片，再从“编辑”菜单应用此配方。</translation>
        </message>
        <message>
            <location filename="../../app/edits/recipes.py" />
            <source>{name}, the photograph of this recipe, is not there.</source>
            <translation>此配方的照片 {name} 不在了。</translation>
        </message>
        <message>
            <location filename="../../app/edits/recipes.py" />
            <source>{name} is not as it was when the recipe was written.</source>
            <translation>写入配方之后，{name} 已有改动。</translation>
        </message>
        <message>
            <location filename="../../app/edits/recipes.py" />
            <source>The result will not be the same.</source>
            <translation>结果不会相同。</translation>
        </message>
        <message>
            <location filename="../../app/edits/recipes.py" />
            <source>Looked for it in {folders}. Open it yourself, and apply the recipe from the Edit menu.</source>
            <translation>已在 {folders} 中查找。请自行打开照片，再从“编辑”菜单应用此配方。</translation>
        </message>
        <message>
            <location filename="../../app/edits/recipes.py" />
            <source> and in </source>
            <translation> 和 </translation>
        </message>
        <message>
            <location filename="../../app/edits/recipes.py" />
            <source>Settings copied</source>
            <translation>设置已拷贝</translation>
        </message>
        <message>
            <location filename="../../app/edits/recipes.py" />
            <source>Settings pasted</source>
            <translation>设置已粘贴</translation>
        </message>
        <message>
            <location filename="../../app/edits/recipes.py" />
            <source>Settings pasted to {count} photographs</source>
            <translation>设置已粘贴到 {count} 张照片</translation>
        </message>
        <message>
            <location filename="../../app/edits/tasks.py" />
            <source>“{name}” is saved, but not its recipe. {summary}</source>
            <translation>“{name}”已保存，但其配方未能保存。{summary}</translation>
        </message>
        <message>
            <location filename="../../app/edits/tasks.py" />
            <source>“{name}” could not be removed: {why}.</source>
            <translation>无法移除“{name}”：{why}。</translation>
        </message>
        <message>
            <location filename="../../app/edits/tasks.py" />
            <source>Remove its file by hand.</source>
            <translation>请手动删除该文件。</translation>
        </message>
        <message>
            <location filename="../../app/edits/tasks.py" />
            <source>The folder for presets cannot be made: {why}.</source>
            <translation>无法创建预设文件夹：{why}。</translation>
        </message>
        <message>
            <location filename="../../app/edits/tasks.py" />
            <source>Make {folder} by hand.</source>
            <translation>请手动创建 {folder}。</translation>
        </message>
        <message>
            <location filename="../../app/events.py" />
            <source>Something went wrong: {reason}.</source>
            <translation>出了问题：{reason}。</translation>
        </message>
        <message>
            <location filename="../../app/events.py" />
            <source>The details help us mend it.</source>
            <translation>详情有助于我们修复它。</translation>
        </message>
        <message>
            <location filename="../../app/events.py" />
            <source>There is not enough memory for this.</source>
            <translation>内存不足，无法完成。</translation>
        </message>
        <message>
            <location filename="../../app/events.py" />
            <source>Close other programs and try again.</source>
            <translation>请关闭其他程序后重试。</translation>
        </message>
        <message>
            <location filename="../../app/local/commands.py" />
            <source>Add a step</source>
            <translation>添加步骤</translation>
        </message>
        <message>
            <location filename="../../app/local/commands.py" />
            <source>Restore the result once more, for something else</source>
            <translation>针对另一个问题，对结果再修复一次</translation>
        </message>
        <message>
            <location filename="../../app/local/commands.py" />
            <source>Remove the step</source>
            <translation>移除步骤</translation>
        </message>
        <message>
            <location filename="../../app/local/commands.py" />
            <source>Step before</source>
            <translation>前一步骤</translation>
        </message>
        <message>
            <location filename="../../app/local/commands.py" />
            <source>Step after</source>
            <translation>后一步骤</translation>
        </message>
        <message>
            <location filename="../../app/local/commands.py" />
            <source>Do this step earlier</source>
            <translation>将此步骤提前</translation>
        </message>
        <message>
            <location filename="../../app/local/commands.py" />
            <source>Do this step later</source>
            <translation>将此步骤推后</translation>
        </message>
        <message>
            <location filename="../../app/local/commands.py" />
            <source>Brush</source>
            <translation>画笔</translation>
        </message>
        <message>
            <location filename="../../app/local/commands.py" />
            <source>Paint where the result should be seen; Shift or Alt erases</source>
            <translation>涂抹要显示结果的地方；按住 Shift 或 Alt 擦除</translation>
        </message>
        <message>
            <location filename="../../app/local/commands.py" />
            <source>Show the mask</source>
            <translation>显示蒙版</translation>
        </message>
        <message>
            <location filename="../../app/local/commands.py" />
            <source>A red veil over what the mask covers</source>
            <translation>以红色覆盖显示蒙版的范围</translation>
        </message>
        <message>
            <location filename="../../app/local/commands.py" />
            <source>Keep the colours</source>
            <translation>保留颜色</translation>
        </message>
        <message>
            <location filename="../../app/local/commands.py" />
            <source>The result keeps the photograph's colours, and only its light and detail change</source>
            <translation>结果保留照片的颜色，只改变明暗和细节</translation>
        </message>
        <message>
            <location filename="../../app/local/commands.py" />
            <source>Everywhere again</source>
            <translation>恢复为整张</translation>
        </message>
        <message>
            <location filename="../../app/local/commands.py" />
            <source>No mask, and the result's own colours</source>
            <translation>不用蒙版，并采用结果自身的颜色</translation>
        </message>
        <message>
            <location filename="../../app/local/values.py" />
            <source>Everywhere</source>
            <translation>整张照片</translation>
        </message>
        <message>
            <location filename="../../app/local/values.py" />
            <source>Where the network looked</source>
            <translation>网络注视的地方</translation>
        </message>
        <message>
            <location filename="../../app/local/values.py" />
            <source>Where it changed</source>
            <translation>有变化的地方</translation>
        </message>
        <message>
            <location filename="../../app/local/values.py" />
            <source>Far away</source>
            <translation>远处</translation>
        </message>
        <message>
            <location filename="../../app/local/values.py" />
            <source>Brushed</source>
            <translation>画笔涂抹处</translation>
        </message>
        <message>
            <location filename="../../app/models/library.py" />
            <source>Saving {name}…</source>
            <translation>正在保存 {name}…</translation>
        </message>
        <message>
            <location filename="../../app/models/shelf.py" />
            <source>Something else is being done at the moment.</source>
            <translation>当前正在进行其他任务。</translation>
        </message>
        <message>
            <location filename="../../app/models/shelf.py" />
            <source>Wait until it is done, or stop it, and try again.</source>
            <translation>请等它完成或将其停止，然后重试。</translation>
        </message>
        <message>
            <location filename="../../app/models/shelf.py" />
            <source>Changed {title}</source>
            <translation>已更改 {title}</translation>
        </message>
        <message>
            <location filename="../../app/models/shelf.py" />
            <source>Imported {title}</source>
            <translation>已导入 {title}</translation>
        </message>
        <message>
            <location filename="../../app/models/shelf.py" />
            <source>Reading {name}…</source>
            <translation>正在读取 {name}…</translation>
        </message>
        <message>
            <location filename="../../app/strip.py" />
            <source>Pasted picture</source>
            <translation>粘贴的图片</translation>
        </message>
        <message>
            <location filename="../../app/tuning/answers.py" />
            <source>Kept {title}</source>
            <translation>已保留 {title}</translation>
        </message>
        <message>
            <location filename="../../app/tuning/answers.py" />
            <source>Fine-tuning is done: its verdict waits for you.</source>
            <translation>微调已完成：结论等您查看。</translation>
        </message>
        <message>
            <location filename="../../app/tuning/answers.py" />
            <source>Nothing was kept</source>
            <translation>未保留任何内容</translation>
        </message>
        <message>
            <location filename="../../app/tuning/commands.py" />
            <source>Models…</source>
            <translation>模型…</translation>
        </message>
        <message>
            <location filename="../../app/tuning/commands.py" />
            <source>All models with their cards: choose, share, remove, fine-tune</source>
            <translation>所有模型及其说明卡：选用、分享、移除、微调</translation>
        </message>
        <message>
            <location filename="../../app/tuning/commands.py" />
            <source>Fine-tune a model…</source>
            <translation>微调模型…</translation>
        </message>
        <message>
            <location filename="../../app/tuning/commands.py" />
            <source>Make a model of your own from your photographs</source>
            <translation>用您的照片制作自己的模型</translation>
        </message>
        <message>
            <location filename="../../app/tuning/tasks.py" />
            <source>Your photograph</source>
            <translation>您的照片</translation>
        </message>
        <message>
            <location filename="../../app/tuning/tasks.py" />
            <source>Spoilt: {name}</source>
            <translation>有瑕疵：{name}</translation>
        </message>
        <message>
            <location filename="../../app/tuning/tasks.py" />
            <source>Clean: {name}</source>
            <translation>清晰：{name}</translation>
        </message>
        <message>
            <location filename="../../app/tuning/tasks.py" />
            <source>Sample {number}</source>
            <translation>示例 {number}</translation>
        </message>
        <message>
            <location filename="../../app/tuning/tuner.py" />
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <location filename="../../app/tuning/tuner.py" />
            <source>{parent}, mine {number}</source>
            <translation>{parent}（我的 {number}）</translation>
        </message>
        <message>
            <location filename="../../app/tuning/tuner.py" />
            <source>{parent}, mine</source>
            <translation>{parent}（我的）</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/against.py" />
            <source>The same network on another photograph of the filmstrip, or another network of the family on this photograph</source>
            <translation>同一网络在胶片条中另一张照片上的注意力，或同系列另一网络在此照片上的注意力</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/against.py" />
            <source>Look at the attention of another photograph too, and it can be chosen here.</source>
            <translation>再查看另一张照片的注意力，即可在此选择。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/against.py" />
            <source>The photographs differ in size, so their places cannot be compared. Channels can, and the contact sheet can be sorted by change.</source>
            <translation>两张照片尺寸不同，无法逐处比较。通道可以比较，总览也可按变化排序。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/against.py" />
            <source>This gate value less that of {title}. Place by place it tells only where both show the same thing.</source>
            <translation>此处的门控值减去 {title} 的门控值。只有两者同一位置拍的是同样的内容时，逐处比较才有意义。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/against.py" />
            <source>Photograph {title}</source>
            <translation>照片 {title}</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/against.py" />
            <source>{title} has no gate in common with this network: nothing can be compared.</source>
            <translation>{title} 与此网络没有相同的门控：无从比较。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/against.py" />
            <source>This gate value less that of {title}, on this photograph.</source>
            <translation>在此照片上，此门控值减去 {title} 的门控值。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/against.py" />
            <source>Compare attention with</source>
            <translation>注意力比较对象</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/against.py" />
            <source>Show the difference</source>
            <translation>显示差异</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/against.py" />
            <source>This gate value less the other one: blue is lower, orange higher  (Alt+A)</source>
            <translation>此门控值减去另一个：蓝色表示较低，橙色表示较高  (Alt+A)</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/against.py" />
            <source>Looking with {title}…</source>
            <translation>正在用 {title} 查看…</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/against.py" />
            <source>Comparing…</source>
            <translation>正在比较…</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/bars.py" />
            <source>{low} to {high}</source>
            <translation>{low} 至 {high}</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/bars.py" />
            <source>Group fusion</source>
            <translation>组融合</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/bars.py" />
            <source>Every group hands its channels on through gates. The bar is the sum of these gates; all gates open would be the number of channels.</source>
            <translation>每一组都通过门控交出自己的通道。条形表示这些门控值之和；若全部打开，即等于通道数。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/bars.py" />
            <source>This pixel in all maps</source>
            <translation>此像素在所有图中的值</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/bars.py" />
            <source>Colours of the values</source>
            <translation>数值对应的颜色</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/bars.py" />
            <source>Group {place}: {part:.1f} of {full}</source>
            <translation>第 {place} 组：{part:.1f} / {full}</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/bars.py" />
            <source>Group {number}</source>
            <translation>第 {number} 组</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/bars.py" />
            <source>{part:.1f} of {full}</source>
            <translation>{part:.1f} / {full}</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/channels.py" />
            <source>{count} channels: mean {mean:.2f}, from {low:.2f} to {high:.2f}</source>
            <translation>{count} 个通道：平均 {mean:.2f}，从 {low:.2f} 到 {high:.2f}</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/channels.py" />
            <source>Gate values of all channels</source>
            <translation>所有通道的门控值</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/channels.py" />
            <source>Point at a row above</source>
            <translation>请将鼠标指向上方的某一行</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/contact_sheet.py" />
            <source>There is no change to sort by: choose in the panel what to compare with.</source>
            <translation>没有可供排序的变化：请先在面板中选择比较对象。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/contact_sheet.py" />
            <source>As in the network</source>
            <translation>按网络顺序</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/contact_sheet.py" />
            <source>Highest mean first</source>
            <translation>平均值从高到低</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/contact_sheet.py" />
            <source>Highest entropy first</source>
            <translation>熵从高到低</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/contact_sheet.py" />
            <source>Largest change first</source>
            <translation>变化从大到小</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/contact_sheet.py" />
            <source>Entropy is 0 bits when all values are alike, and 8 when values of all kinds are there as often.</source>
            <translation>所有值都相同时熵为 0 比特；各种值出现得一样多时为 8 比特。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/contact_sheet.py" />
            <source>The change is against {title}.</source>
            <translation>变化是相对于 {title} 而言。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/contact_sheet.py" />
            <source>{meaning}. One scale for all maps. Click a map to choose it.</source>
            <translation>{meaning}。所有图使用同一刻度。单击某图即可选用。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/contact_sheet.py" />
            <source>Attention: all layers</source>
            <translation>注意力：所有层</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/contact_sheet.py" />
            <source>All layers</source>
            <translation>所有层</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/contact_sheet.py" />
            <source>Order of the layers</source>
            <translation>层的排序</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/contact_sheet.py" />
            <source>Layers</source>
            <translation>层</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/contact_sheet.py" />
            <source>Sort</source>
            <translation>排序</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/gaze.py" />
            <source>Then click the photograph to see where that place looks. Or Alt+click it, without the button.</source>
            <translation>然后单击照片，查看该处注视哪里。也可不按此按钮，直接按住 Alt 单击照片。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/gaze.py" />
            <source>Each click on the photograph asks where that place looks  (G). Shift+G asks for the middle, Esc leads back.</source>
            <translation>每次单击照片，都会查询该处注视哪里  (G)。Shift+G 查询画面中央，Esc 返回。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/gaze.py" />
            <source>Click the photograph to see where that place looks.</source>
            <translation>单击照片，查看该处注视哪里。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/gaze.py" />
            <source>Asking where {x}, {y} looks…</source>
            <translation>正在查询 {x}, {y} 处注视哪里…</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/gaze.py" />
            <source>This is where {x}, {y} looks. Click another place; Esc shows all again.</source>
            <translation>这是 {x}, {y} 处注视的地方。可单击其他位置；按 Esc 重新显示全部。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/help.py" />
            <source>What it is</source>
            <translation>它是什么</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/help.py" />
            <source>Inside the network signals pass through gates. A gate value is the number that a signal is multiplied by: 0 blocks it, 1 lets it pass, 0.5 halves it. The network works out each of them anew from your photograph. The colours show these numbers as they are, always from 0 to 1, unless you stretch them.</source>
            <translation>在网络内部，信号会穿过一道道门。门控值就是信号所乘的数：0 为阻断，1 为放行，0.5 为减半。网络会针对您的每张照片重新算出每一个门控值。颜色如实显示这些数值，刻度始终为 0 到 1，除非您进行拉伸。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/help.py" />
            <source>What it is not</source>
            <translation>它不是什么</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/help.py" />
            <source>A gate value is not how much a place counts, and no proof of why the result looks as it does. What a gate blocks may reach the result on another way, and what it lets pass may be changed later. A bright place means: here this layer let its signals pass.</source>
            <translation>门控值不表示某处有多重要，也不能证明结果为何如此。被一道门阻断的信号可能从别的路径到达结果，放行的信号之后也可能被改变。某处明亮，只说明这一层在此放行了它的信号。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/help.py" />
            <source>Places and channels</source>
            <translation>位置与通道</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/help.py" />
            <source>A gate value for each place can be laid over the photograph. A channel's gate value holds for the whole picture and has no place: it is shown in the strip. It was worked out from an average over all of the photograph, so cropping can change it.</source>
            <translation>逐位置的门控值可以叠加在照片上。通道的门控值对整张画面有效，没有位置：它显示在条带中。它由整张照片的平均值算出，因此裁剪会改变它。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/help.py" />
            <source>Looking at places</source>
            <translation>位置之间的注视</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/help.py" />
            <source>Some networks have no gates but compare places with places. There the number says how much a place is looked at: 1× is as much as the average place.</source>
            <translation>有些网络没有门控，而是把各个位置相互比较。此时数值表示某处被注视的程度：1× 即平均水平。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/help.py" />
            <source>Differences</source>
            <translation>差异</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/help.py" />
            <source>Compared with another photograph or another model, orange means a higher gate value here, blue a lower one, grey the same. A difference tells that the network treats the two differently, not which is better.</source>
            <translation>与另一张照片或另一个模型比较时，橙色表示此处门控值更高，蓝色表示更低，灰色表示相同。差异只说明网络对两者的处理不同，并不说明哪个更好。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/layers.py" />
            <source>Layer</source>
            <translation>层</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/layers.py" />
            <source>Earlier layer  ([)</source>
            <translation>上一层  ([)</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/layers.py" />
            <source>Later layer  (])</source>
            <translation>下一层  (])</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/layers.py" />
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/layers.py" />
            <source>One layer after the other, over the photograph  (P)</source>
            <translation>在照片上逐层显示  (P)</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/layers.py" />
            <source>Contact sheet…</source>
            <translation>所有层总览…</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/layers.py" />
            <source>All layers side by side, in an order of your choice</source>
            <translation>并排显示所有层，顺序由您选择</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/matrix.py" />
            <source>{count} layers. Point at a cell to read it.</source>
            <translation>{count} 层。指向单元格即可读取数值。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/matrix.py" />
            <source>{row} takes {share:.2f} from {column}</source>
            <translation>{row}从{column}取 {share:.2f}</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/matrix.py" />
            <source>Attention between layers</source>
            <translation>层间注意力</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/panel.py" />
            <source>Each row takes from the columns: the last layer and the groups, the newest first. A row adds up to 1.</source>
            <translation>每行从各列取值：最后一层和各组，最新的在前。每行之和为 1。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/panel.py" />
            <source>Pixel attention</source>
            <translation>像素注意力</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/panel.py" />
            <source>Supervised attention</source>
            <translation>监督注意力</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/panel.py" />
            <source>Pairwise attention</source>
            <translation>成对注意力</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/panel.py" />
            <source>Show where it looks</source>
            <translation>显示网络注视哪里</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/panel.py" />
            <source>What gate values mean, and what they do not  (F2)</source>
            <translation>门控值的含义，以及它不代表什么  (F2)</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/panel.py" />
            <source>Export…</source>
            <translation>导出…</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/panel.py" />
            <source>All values as an NPZ file, and a picture with legend of everything shown here</source>
            <translation>所有数值存为 NPZ 文件，并将此处显示的内容连同图例存为图片</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/panel.py" />
            <source>Export this map as a mask…</source>
            <translation>将此图导出为蒙版…</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/panel.py" />
            <source>A 16-bit grey picture as large as the photograph: black and white are the scale's ends</source>
            <translation>与照片同样大小的 16 位灰度图：黑与白对应刻度的两端</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/panel.py" />
            <source>Export attention to a folder</source>
            <translation>将注意力导出到文件夹</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/panel.py" />
            <source>Stages</source>
            <translation>阶段</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/panel.py" />
            <source>On the photograph</source>
            <translation>在照片上</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/panel.py" />
            <source>Where one place looks</source>
            <translation>某处注视的地方</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/panel.py" />
            <source>Under the mouse</source>
            <translation>鼠标所指处</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/panel.py" />
            <source>Channel attention</source>
            <translation>通道注意力</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/panel.py" />
            <source>What is shown</source>
            <translation>图中所示</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/probe.py" />
            <source>Point at a place in the photograph.</source>
            <translation>请指向照片中的某处。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/probe.py" />
            <source>Every channel has its own gate at every place; these are of the places around.</source>
            <translation>每个通道在每个位置都有自己的门控；这里是该处周围的值。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/probe.py" />
            <source>What each channel is multiplied by: its own gate in this block, times the gate of the place. The full height is {full}.</source>
            <translation>每个通道所乘的数：它在本块中自己的门控值，乘以该处的门控值。满高为 {full}。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/probe.py" />
            <source>At {x}, {y}:  {value}
Here {own}, there {other}</source>
            <translation>{x}, {y} 处：{value}
此处 {own}，彼处 {other}</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/probe.py" />
            <source>{name}
Gate value at {x}, {y}:  {value}
Mean {mean:.2f}; above {below} of all places</source>
            <translation>{name}
{x}, {y} 处的门控值：{value}
平均 {mean:.2f}；高于 {below} 的位置</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/probe.py" />
            <source>At {x}, {y}:  {value} the average</source>
            <translation>{x}, {y} 处：平均水平的 {value}</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/probe.py" />
            <source>Attention under the mouse</source>
            <translation>鼠标所指处的注意力</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/probe.py" />
            <source>First to last map; the full height is {full}.</source>
            <translation>从第一张图到最后一张；满高为 {full}。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/shown.py" />
            <source>Show on photograph</source>
            <translation>叠加在照片上</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/shown.py" />
            <source>Lay this map over the photograph  (A)</source>
            <translation>将此图叠加在照片上  (A)</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/shown.py" />
            <source>The photograph keeps its light and shade, and its colour is this map's; else the map lies over it like coloured glass  (Shift+A)</source>
            <translation>照片保留明暗，颜色取自此图；否则此图像彩色玻璃一样覆盖在照片上  (Shift+A)</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/shown.py" />
            <source>Stretch contrast</source>
            <translation>拉伸对比度</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/shown.py" />
            <source>Spread the colours over the middle 96 % of the values; the numbers change with it</source>
            <translation>将颜色展开到中间 96 % 的数值；刻度数字随之改变</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/shown.py" />
            <source>Keep this scale</source>
            <translation>锁定刻度</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/shown.py" />
            <source>The same numbers for every layer and photograph that you look at next</source>
            <translation>接下来查看的每一层、每张照片都使用相同的刻度</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/shown.py" />
            <source>Opacity</source>
            <translation>不透明度</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/stages.py" />
            <source>Stage {number}</source>
            <translation>阶段 {number}</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/stages.py" />
            <source>See what stage {number} restored, where else the result is; press again to go back</source>
            <translation>在显示结果的位置查看阶段 {number} 的修复效果；再按一次返回</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/stages.py" />
            <source>Attention of stage {number}</source>
            <translation>阶段 {number} 的注意力</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/stages.py" />
            <source>Lay the attention that was drawn from stage {number} over the photograph</source>
            <translation>将由阶段 {number} 得出的注意力叠加在照片上</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/strip.py" />
            <source>{rows}, {channels} channels (columns)</source>
            <translation>{rows}，{channels} 个通道（列）</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/strip.py" />
            <source>{name}, channel {number}: gate value {value:.2f}</source>
            <translation>{name}，通道 {number}：门控值 {value:.2f}</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/strip.py" />
            <source>{words}, there {value:.2f}: {change}</source>
            <translation>{words}，彼处 {value:.2f}：{change}</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/strip.py" />
            <source>Channel attention, layers by channels</source>
            <translation>通道注意力，按层和通道排列</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/strip.py" />
            <source>{layers} layers (rows)</source>
            <translation>{layers} 层（行）</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/strip.py" />
            <source>{layers} layers, {count} rows</source>
            <translation>{layers} 层，{count} 行</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/strip.py" />
            <source>{words}
Mean {mean:.2f}; above {below:.0f} % of the channels</source>
            <translation>{words}
平均 {mean:.2f}；高于 {below:.0f} % 的通道</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/strip.py" />
            <source> to </source>
            <translation> 至 </translation>
        </message>
        <message>
            <location filename="../../app/views/attention/words.py" />
            <source>The dark channel prior is not a network: it has no attention.</source>
            <translation>暗通道先验不是网络：它没有注意力。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/words.py" />
            <source>See which channels and which places the network lets through.</source>
            <translation>查看网络放行了哪些通道、哪些位置。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/words.py" />
            <source>{title} has no attention: nothing in it opens or closes for some channels or places, and no place looks at others. It treats everything alike, by convolutions only.</source>
            <translation>{title} 没有注意力：其中没有针对某些通道或位置开合的门，也没有位置去注视其他位置。它只用卷积，对一切一视同仁。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/words.py" />
            <source>It judges channels, not places: there is nothing to lay over the photograph.</source>
            <translation>它评判的是通道而非位置：没有可叠加在照片上的内容。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/words.py" />
            <source>A gate value is a number between 0 and 1 by which a signal inside the network is multiplied: 0 blocks it, 1 lets it pass. It tells what went on to the next layer, not why, nor how much that place counts in the result.</source>
            <translation>门控值是 0 到 1 之间的数，网络内部的信号会乘以它：0 为阻断，1 为放行。它说明什么传到了下一层，并不说明原因，也不说明该处对结果有多重要。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/words.py" />
            <source>Supervised attention opens by what a stage has restored so far.</source>
            <translation>监督注意力的开合取决于某一阶段目前已修复的内容。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/words.py" />
            <source>In pairwise attention every place looks at other places, and takes more from those that are like it. The map shows how much each place is looked at: 1× is what all would get if nobody preferred any.</source>
            <translation>在成对注意力中，每个位置都注视其他位置，并从与自己相似的位置取得更多。图中显示每处被注视的程度：1× 即没有任何偏好时各处应得的水平。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/words.py" />
            <source>In attention between layers each layer takes from the others, most from the least alike.</source>
            <translation>在层间注意力中，每一层都从其他层取值，从最不相似的层取得最多。</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/words.py" />
            <source>Below: gate values of {whose}</source>
            <translation>下方：{whose} 的门控值</translation>
        </message>
        <message>
            <location filename="../../app/views/attention/words.py" />
            <source>Gate values of {whose}</source>
            <translation>{whose} 的门控值</translation>
        </message>
        <message>
            <location filename="../../app/views/banner.py" />
            <source>Details</source>
            <translation>详情</translation>
        </message>
        <message>
            <location filename="../../app/views/banner.py" />
            <source>Copy the details, for a report</source>
            <translation>拷贝详情，用于报告问题</translation>
        </message>
        <message>
            <location filename="../../app/views/banner.py" />
            <source>Copy the details</source>
            <translation>拷贝详情</translation>
        </message>
        <message>
            <location filename="../../app/views/banner.py" />
            <source>Close this message</source>
            <translation>关闭此消息</translation>
        </message>
        <message>
            <location filename="../../app/views/banner.py" />
            <source>Copied</source>
            <translation>已拷贝</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/choices.py" />
            <source>Photographs that look fine are left alone, and those where it is not clear what is wrong.</source>
            <translation>看起来正常以及看不出问题的照片将不作处理。</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/choices.py" />
            <source>Sub-folders are made as in the folder that was opened.</source>
            <translation>子文件夹按所打开文件夹的结构创建。</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/choices.py" />
            <source>All {count}</source>
            <translation>全部 {count} 张</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/choices.py" />
            <source>Of the photograph on the screen: {titles}, {percent} %</source>
            <translation>屏幕上照片的设置：{titles}，{percent} %</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/choices.py" />
            <source>Each photograph's own</source>
            <translation>每张照片自己的设置</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/choices.py" />
            <source>What Auto suggests for each</source>
            <translation>每张按自动建议</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/choices.py" />
            <source>Beside the originals</source>
            <translation>原图旁边</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/choices.py" />
            <source>Originals and other files are never written over.</source>
            <translation>绝不覆盖原图和其他文件。</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/choices.py" />
            <source>In the folder {name}…</source>
            <translation>文件夹 {name}…</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/choices.py" />
            <source>In a folder…</source>
            <translation>某个文件夹…</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/choices.py" />
            <source>Pasted pictures are left out: they are no files.</source>
            <translation>粘贴的图片不是文件，不包括在内。</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/choices.py" />
            <source>{task}: {title}</source>
            <translation>{task}：{title}</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/choices.py" />
            <source>The {count} selected ones</source>
            <translation>所选的 {count} 张</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/groups.py" />
            <source>Restored and saved: select them in the filmstrip</source>
            <translation>已修复并保存：在胶片条中选中它们</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/groups.py" />
            <source>Left alone, because they look fine: select them in the filmstrip</source>
            <translation>看起来正常，未作处理：在胶片条中选中它们</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/groups.py" />
            <source>Left alone, because it is not clear what is wrong: select them, and choose a task for them</source>
            <translation>看不出有什么问题，未作处理：选中它们，再为它们选择任务</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/groups.py" />
            <source>Left alone, because there is no model for them: select them, and choose a task for them</source>
            <translation>没有适用的模型，未作处理：选中它们，再为它们选择任务</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/groups.py" />
            <source>They could not be restored: select them in the filmstrip</source>
            <translation>未能修复：在胶片条中选中它们</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/groups.py" />
            <source>{count} restored</source>
            <translation>{count} 张已修复</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/groups.py" />
            <source>{count} look fine</source>
            <translation>{count} 张看起来正常</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/groups.py" />
            <source>{count} not clear what is wrong</source>
            <translation>{count} 张看不出问题</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/groups.py" />
            <source>{count} without a model</source>
            <translation>{count} 张没有适用的模型</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/groups.py" />
            <source>{count} failed</source>
            <translation>{count} 张失败</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/groups.py" />
            <source>Select:</source>
            <translation>选择：</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/line.py" />
            <source>Restoring {place} of {total} · {name}</source>
            <translation>正在修复第 {place} 张，共 {total} 张 · {name}</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/line.py" />
            <source>Stopped · {count} of {total} photographs are restored and saved</source>
            <translation>已停止 · 已修复并保存 {count} 张，共 {total} 张</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/line.py" />
            <source>{told} · {left} left</source>
            <translation>{told} · 剩余 {left}</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/line.py" />
            <source>The queue</source>
            <translation>队列</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/line.py" />
            <source>Progress of the queue</source>
            <translation>队列进度</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/line.py" />
            <source>Why {count} failed</source>
            <translation>{count} 张失败的原因</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/line.py" />
            <source>Which photographs failed, and why</source>
            <translation>哪些照片失败了，以及原因</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/line.py" />
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/line.py" />
            <source>Those that failed, once more</source>
            <translation>再次处理失败的照片</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/line.py" />
            <source>Show in folder</source>
            <translation>在文件夹中显示</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/line.py" />
            <source>Close the queue</source>
            <translation>关闭队列</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/line.py" />
            <source>Photographs that failed</source>
            <translation>失败的照片</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/line.py" />
            <source>Photograph {place} of {total} waits for the engine</source>
            <translation>第 {place} 张，共 {total} 张，正在等待引擎</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/line.py" />
            <source>Photograph {place} of {total}</source>
            <translation>第 {place} 张，共 {total} 张</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/line.py" />
            <source>Resume</source>
            <translation>继续</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/line.py" />
            <source>Stop the queue  (Ctrl+.)</source>
            <translation>停止队列  (Ctrl+.)</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/line.py" />
            <source>Go on where it stopped  (Ctrl+.)</source>
            <translation>从停下的地方继续  (Ctrl+.)</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/line.py" />
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/line.py" />
            <source>Forget what is not finished</source>
            <translation>放弃未完成的部分</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/offer.py" />
            <source>What was finished is saved; this is what was still to do.</source>
            <translation>已完成的都已保存；这些是尚未处理的。</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/offer.py" />
            <source>Go on</source>
            <translation>继续</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/offer.py" />
            <source>Restore them as it was planned</source>
            <translation>按原计划修复它们</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/offer.py" />
            <source>Forget</source>
            <translation>放弃</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/offer.py" />
            <source>Leave them as they are</source>
            <translation>保持原样</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/sheet.py" />
            <source>As the originals</source>
            <translation>与原图相同</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/sheet.py" />
            <source>PNG, 16 bit</source>
            <translation>PNG，16 位</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/sheet.py" />
            <source>TIFF, 16 bit</source>
            <translation>TIFF，16 位</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/sheet.py" />
            <source>A folder for the results</source>
            <translation>保存结果的文件夹</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/sheet.py" />
            <source>Restore all</source>
            <translation>全部修复</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/sheet.py" />
            <source>Which photographs</source>
            <translation>哪些照片</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/sheet.py" />
            <source>With which settings</source>
            <translation>采用哪些设置</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/sheet.py" />
            <source>Where the results go</source>
            <translation>结果存放位置</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/sheet.py" />
            <source>Format of the results</source>
            <translation>结果的格式</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/sheet.py" />
            <source>What else to know</source>
            <translation>其他须知</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/sheet.py" />
            <source>Start</source>
            <translation>开始</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/sheet.py" />
            <source>Restore {count} photographs</source>
            <translation>修复 {count} 张照片</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/sheet.py" />
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/sheet.py" />
            <source>&amp;Photographs</source>
            <translation>照片(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/sheet.py" />
            <source>&amp;Settings</source>
            <translation>设置(&amp;S)</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/sheet.py" />
            <source>&amp;Results</source>
            <translation>结果(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/sheet.py" />
            <source>&amp;Format</source>
            <translation>格式(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../app/views/batch/sheet.py" />
            <source>&amp;Name</source>
            <translation>名称(&amp;N)</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/canvas.py" />
            <source>Photograph</source>
            <translation>照片</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/measures.py" />
            <source>How far from the reference</source>
            <translation>与参考的偏差</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/measures.py" />
            <source>Difference from the reference</source>
            <translation>与参考的差异</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/measures.py" />
            <source>Result and dark channel</source>
            <translation>结果与暗通道</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/measures.py" />
            <source>This result</source>
            <translation>此结果</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/measures.py" />
            <source>Dark channel</source>
            <translation>暗通道</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/measures.py" />
            <source>Disagreement</source>
            <translation>分歧</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/painting.py" />
            <source>Mask</source>
            <translation>蒙版</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/painting.py" />
            <source>Original</source>
            <translation>原图</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/scene.py" />
            <source>{meaning}, {low} to {high}</source>
            <translation>{meaning}，{low} 至 {high}</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/scene.py" />
            <source>Opening {name}…</source>
            <translation>正在打开 {name}…</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/scene.py" />
            <source>Before</source>
            <translation>处理前</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/scene.py" />
            <source>No mask yet</source>
            <translation>尚无蒙版</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/scene.py" />
            <source>After</source>
            <translation>处理后</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/scene.py" />
            <source>{before} and {after}.</source>
            <translation>{before}与{after}。</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/scene.py" />
            <source>The original.</source>
            <translation>原图。</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/scene.py" />
            <source>Attention of {name}, {numbers}.</source>
            <translation>{name}的注意力，{numbers}。</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/scene.py" />
            <source>The cross is at {x}, {y}.</source>
            <translation>十字位于 {x}, {y}。</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/scene.py" />
            <source>Measuring…</source>
            <translation>正在测量…</translation>
        </message>
        <message>
            <location filename="../../app/views/canvas/scene.py" />
            <source>This photograph cannot be opened.</source>
            <translation>无法打开此照片。</translation>
        </message>
        <message>
            <location filename="../../app/views/commands.py" />
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <location filename="../../app/views/commands.py" />
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <location filename="../../app/views/commands.py" />
            <source>&amp;Photo</source>
            <translation>照片(&amp;P)</translation>
        </message>
        <message>
            <location filename="../../app/views/commands.py" />
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <location filename="../../app/views/commands.py" />
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <location filename="../../app/views/commands.py" />
            <source> or </source>
            <translation> 或 </translation>
        </message>
        <message>
            <location filename="../../app/views/compare/cell.py" />
            <source>{seconds:.1f} s</source>
            <translation>{seconds:.1f} 秒</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/cell.py" />
            <source>Waiting for its turn…</source>
            <translation>等待处理…</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/panel.py" />
            <source>The result</source>
            <translation>结果</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/panel.py" />
            <source>Show</source>
            <translation>显示</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/panel.py" />
            <source>What is seen in place of the result</source>
            <translation>在结果的位置显示什么</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/panel.py" />
            <source>Compared with</source>
            <translation>比较对象</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/panel.py" />
            <source>What the result is compared with</source>
            <translation>结果与什么比较</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/panel.py" />
            <source>Gain of the difference</source>
            <translation>差异的增益</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/panel.py" />
            <source>How strongly the difference is shown  (Ctrl+Up, Ctrl+Down)</source>
            <translation>差异显示的强度  (Ctrl+Up, Ctrl+Down)</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/panel.py" />
            <source>Levels that count as changed</source>
            <translation>计为变化的色阶差</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/panel.py" />
            <source>From how many of 255 levels on a pixel counts as changed</source>
            <translation>像素从 255 级中的多少级起算作有变化</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/panel.py" />
            <source>What the change comes to</source>
            <translation>变化的概况</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/panel.py" />
            <source>A photograph of what this one should look like  (Ctrl+Shift+R)</source>
            <translation>一张呈现理想效果的照片  (Ctrl+Shift+R)</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/panel.py" />
            <source>Without the reference</source>
            <translation>移除参考照片</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/panel.py" />
            <source>What several models make of the part that is seen, side by side  (T)</source>
            <translation>并排查看多个模型对当前可见区域的处理效果  (T)</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/panel.py" />
            <source>Compared with the original</source>
            <translation>与原图比较</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/panel.py" />
            <source>Compared with the reference</source>
            <translation>与参考照片比较</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/panel.py" />
            <source>Gain ×{gain}</source>
            <translation>增益 ×{gain}</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/panel.py" />
            <source>Compare</source>
            <translation>比较</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/scores.py" />
            <source>PSNR and SSIM measure likeness: higher is nearer to the reference. ΔE is how different the colours look, on average (CIEDE2000): lower is nearer, and 1 is just seen side by side.</source>
            <translation>PSNR 和 SSIM 衡量相似程度：越高越接近参考。ΔE 是颜色看起来的平均差异 (CIEDE2000)：越低越接近，1 是并排时刚能看出的差异。</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/scores.py" />
            <source>Scores against the reference</source>
            <translation>相对参考的评分</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/scores.py" />
            <source>PSNR</source>
            <translation>PSNR</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/scores.py" />
            <source>SSIM</source>
            <translation>SSIM</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/scores.py" />
            <source>ΔE</source>
            <translation>ΔE</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/trials.py" />
            <source>Click a picture, or press its number, to choose its model. The wheel zooms and dragging moves all of them.</source>
            <translation>单击图片或按其数字键即可选用该模型。滚轮缩放，拖动会同时移动所有图片。</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/trials.py" />
            <source>Reduced to {width} × {height} pixels: go closer before you try, to see all detail.</source>
            <translation>已缩小到 {width} × {height} 像素：试用前请先放大显示，以便看清全部细节。</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/trials.py" />
            <source>Tried models</source>
            <translation>试用的模型</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/trials.py" />
            <source>Back to the photograph</source>
            <translation>返回照片</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/trials.py" />
            <source>Back to the photograph  (Esc)</source>
            <translation>返回照片  (Esc)</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/words.py" />
            <source>Both say how clear the air is, from 0 to 1, with the same colour of the haze. The dark channel is an old rule of thumb: where they disagree, look twice.</source>
            <translation>两者都表示空气的通透程度，从 0 到 1，采用相同的雾色。暗通道是一条老的经验法则：两者有分歧之处，请多看一眼。</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/words.py" />
            <source>Changed by more than {more} of 255 levels</source>
            <translation>变化超过 {more} 级（共 255 级）</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/words.py" />
            <source>On average {mean:.1f} of 255 levels, at most {largest:.0f}. {share:.1f} % of the pixels changed by more than {more}.</source>
            <translation>平均 {mean:.1f} 级（共 255 级），最大 {largest:.0f} 级。{share:.1f} % 的像素变化超过 {more} 级。</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/words.py" />
            <source>Here:  R {red}  G {green}  B {blue}  levels</source>
            <translation>此处：R {red}  G {green}  B {blue}  级</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/words.py" />
            <source>Here:  this result {told},  dark channel {channel:.2f}</source>
            <translation>此处：此结果 {told}，暗通道 {channel:.2f}</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/words.py" />
            <source>On average {mean:.1f} of 255 levels away from the reference, at most {largest:.0f}. {share:.1f} % of the pixels are more than {more} away.</source>
            <translation>与参考平均相差 {mean:.1f} 级（共 255 级），最大 {largest:.0f} 级。{share:.1f} % 的像素相差超过 {more} 级。</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/words.py" />
            <source>unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/words.py" />
            <source>Reference: {name}</source>
            <translation>参考：{name}</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/words.py" />
            <source>identical</source>
            <translation>完全相同</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/words.py" />
            <source>{psnr:.2f} dB</source>
            <translation>{psnr:.2f} dB</translation>
        </message>
        <message>
            <location filename="../../app/views/compare/words.py" />
            <source>measuring, {percent} %</source>
            <translation>正在测量，{percent} %</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/ended.py" />
            <source>{name} is restored</source>
            <translation>{name} 已修复</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/ended.py" />
            <source>The attention of {name} has been read</source>
            <translation>{name} 的注意力已读取</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/ended.py" />
            <source>The models have been tried</source>
            <translation>模型试用已完成</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/ended.py" />
            <source>The model has been read</source>
            <translation>模型已读取</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/ended.py" />
            <source>The export has ended</source>
            <translation>导出已完成</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/ended.py" />
            <source>The engine is ready</source>
            <translation>引擎已就绪</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/ended.py" />
            <source>Fine-tuning has ended</source>
            <translation>微调已结束</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/ended.py" />
            <source>the photograph</source>
            <translation>照片</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/outgoing.py" />
            <source>Drag the result out</source>
            <translation>拖出结果</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/outgoing.py" />
            <source>Hold and drag the result into another program: a copy without loss, with the strength that is chosen. With Ctrl it can be dragged from the photograph, too.</source>
            <translation>按住并将结果拖到另一个程序：无损副本，采用所选强度。按住 Ctrl 也可直接从照片拖出。</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/preferences.py" />
            <source>Colours of the screen</source>
            <translation>显示器的颜色</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/preferences.py" />
            <source>Another processor can be chosen when nothing runs.</source>
            <translation>没有任务运行时才能选择其他处理器。</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/preferences.py" />
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/preferences.py" />
            <source>Behind the photograph</source>
            <translation>照片背景</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/preferences.py" />
            <source>Restore with</source>
            <translation>修复所用设备</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/preferences.py" />
            <source>Metadata of the results</source>
            <translation>结果的元数据</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/preferences.py" />
            <source>Preferences</source>
            <translation>偏好设置</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/preferences.py" />
            <source>Name of the results</source>
            <translation>结果的名称</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/preferences.py" />
            <source>starting</source>
            <translation>正在启动</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/preferences.py" />
            <source>Now: {profile}</source>
            <translation>当前：{profile}</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/preferences.py" />
            <source>Now: {device}</source>
            <translation>当前：{device}</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/preferences.py" />
            <source>A profile…</source>
            <translation>选择配置文件…</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/recent.py" />
            <source>Open recent</source>
            <translation>打开最近使用</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/recent.py" />
            <source>{name} (no longer there)</source>
            <translation>{name}（已不存在）</translation>
        </message>
        <message>
            <location filename="../../app/views/desktop/recent.py" />
            <source>Forget these</source>
            <translation>清除记录</translation>
        </message>
        <message>
            <location filename="../../app/views/dialogs.py" />
            <source>Photographs ({pictures});;Recipes (*{recipe});;All files (*)</source>
            <translation>照片 ({pictures});;配方 (*{recipe});;所有文件 (*)</translation>
        </message>
        <message>
            <location filename="../../app/views/dialogs.py" />
            <source>Photographs (*.jpg *.png *.tif *.webp);;All files (*)</source>
            <translation>照片 (*.jpg *.png *.tif *.webp);;所有文件 (*)</translation>
        </message>
        <message>
            <location filename="../../app/views/dialogs.py" />
            <source>Models ({models});;All files (*)</source>
            <translation>模型 ({models});;所有文件 (*)</translation>
        </message>
        <message>
            <location filename="../../app/views/dialogs.py" />
            <source>Colour profiles (*.icc *.icm);;All files (*)</source>
            <translation>色彩配置文件 (*.icc *.icm);;所有文件 (*)</translation>
        </message>
        <message>
            <location filename="../../app/views/dialogs.py" />
            <source>Unveil {version}

Clears haze, rain, drops and noise, sharpens what moved, brightens, enlarges, and shows where the network looked.
Everything happens on this computer. Nothing is ever sent anywhere, and your originals are never changed.

Free software under the Apache License 2.0.</source>
            <translation>Unveil {version}

去雾、去雨、去水滴、降噪、去模糊、提亮暗光照片、放大，并显示网络注视的地方。
一切都在这台电脑上完成。绝不向外发送任何内容，也绝不改动您的原图。

采用 Apache License 2.0 的自由软件。</translation>
        </message>
        <message>
            <location filename="../../app/views/dialogs.py" />
            <source>Open a folder of photographs</source>
            <translation>打开装有照片的文件夹</translation>
        </message>
        <message>
            <location filename="../../app/views/dialogs.py" />
            <source>Save the result</source>
            <translation>保存结果</translation>
        </message>
        <message>
            <location filename="../../app/views/dialogs.py" />
            <source>Compare with a reference</source>
            <translation>与参考照片比较</translation>
        </message>
        <message>
            <location filename="../../app/views/dialogs.py" />
            <source>Import a model</source>
            <translation>导入模型</translation>
        </message>
        <message>
            <location filename="../../app/views/dialogs.py" />
            <source>The profile of your screen</source>
            <translation>您的显示器的色彩配置文件</translation>
        </message>
        <message>
            <location filename="../../app/views/dialogs.py" />
            <source>Keys</source>
            <translation>按键</translation>
        </message>
        <message>
            <location filename="../../app/views/dialogs.py" />
            <source>from source</source>
            <translation>源代码版本</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/auto.py" />
            <source>Auto</source>
            <translation>自动</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/auto.py" />
            <source>Choose what Auto suggests</source>
            <translation>采用自动建议</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/auto.py" />
            <source>What seems wrong with the photograph</source>
            <translation>照片可能存在的问题</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/auto.py" />
            <source>The task and the model are what Auto suggests</source>
            <translation>任务和模型采用的是自动建议</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/preset_sheets.py" />
            <source>Recipes (*{recipe});;All files (*)</source>
            <translation>配方 (*{recipe});;所有文件 (*)</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/preset_sheets.py" />
            <source>Model, strength and all else that is done to this photograph.</source>
            <translation>模型、强度以及对此照片所做的其他一切。</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/preset_sheets.py" />
            <source>{models}, strength {percent} %</source>
            <translation>{models}，强度 {percent} %</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/preset_sheets.py" />
            <source>Apply a recipe</source>
            <translation>应用配方</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/preset_sheets.py" />
            <source>Needs a model that is not here: {models}.</source>
            <translation>需要的模型不在这里：{models}。</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/preset_sheets.py" />
            <source>Save as preset</source>
            <translation>存储为预设</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/preset_sheets.py" />
            <source>Name of the preset</source>
            <translation>预设的名称</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/preset_sheets.py" />
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/preset_sheets.py" />
            <source>Presets</source>
            <translation>预设</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/preset_sheets.py" />
            <source>List of presets</source>
            <translation>预设列表</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/preset_sheets.py" />
            <source>Use</source>
            <translation>使用</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/preset_sheets.py" />
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/preset_sheets.py" />
            <source>Show the files</source>
            <translation>显示文件</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/preset_sheets.py" />
            <source>There is a preset {name}: it will be replaced.</source>
            <translation>已有预设 {name}：它将被替换。</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/preset_sheets.py" />
            <source>Replace</source>
            <translation>替换</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/preset_sheets.py" />
            <source>There are no presets.</source>
            <translation>没有预设。</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/presets.py" />
            <source>Rename or remove…</source>
            <translation>重命名或移除…</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/presets.py" />
            <source>{name} (cannot be read)</source>
            <translation>{name}（无法读取）</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/presets.py" />
            <source>{name} (needs {lacks})</source>
            <translation>{name}（需要 {lacks}）</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/presets.py" />
            <source>Preset</source>
            <translation>预设</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/presets.py" />
            <source>Settings that were kept under a name</source>
            <translation>以名称保留的设置</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/steps.py" />
            <source>Restore the result once more, for something else: noise first, then darkness  (Alt+Ins)</source>
            <translation>针对另一个问题，对结果再修复一次：例如先降噪，再提亮  (Alt+Ins)</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/steps.py" />
            <source>Task and model below are this step's; Alt+Up and Alt+Down change the order</source>
            <translation>下方的任务和模型属于此步骤；Alt+Up 和 Alt+Down 调整顺序</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/steps.py" />
            <source>Step {text}</source>
            <translation>步骤 {text}</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/steps.py" />
            <source>Remove step {text}</source>
            <translation>移除步骤 {text}</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/steps.py" />
            <source>Unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Paint on the photograph where the result should be. Shift or Alt erases.</source>
            <translation>在照片上涂抹要显示结果的地方。按住 Shift 或 Alt 擦除。</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Restore it first: then it is known where it changed.</source>
            <translation>请先修复：之后才知道哪里有变化。</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Looking where the network looks…</source>
            <translation>正在查看网络注视哪里…</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Computing the mask…</source>
            <translation>正在计算蒙版…</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>{name}: covers {share}.</source>
            <translation>{name}：覆盖 {share}。</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Covers {share} of the photograph.</source>
            <translation>覆盖照片的 {share}。</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Where</source>
            <translation>作用范围</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Where the result is mixed into the photograph</source>
            <translation>结果混合到照片的哪些地方</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Use the map below</source>
            <translation>使用下方的图</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>The map that is chosen under Attention becomes the mask</source>
            <translation>将“注意力”中所选的图用作蒙版</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Invert</source>
            <translation>反转</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Mix the result in where the mask is not</source>
            <translation>将结果混合到蒙版之外的地方</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>A red veil over what the mask covers  (O)</source>
            <translation>以红色覆盖显示蒙版的范围  (O)</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Amount of the mask</source>
            <translation>蒙版的程度</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>How much of the mask counts; double-click for all</source>
            <translation>蒙版起多大作用；双击恢复为全部</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>The result keeps the photograph's colours: only its light and detail change  (K)</source>
            <translation>结果保留照片的颜色，只改变明暗和细节  (K)</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Reset</source>
            <translation>复位</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Everywhere, and in the result's own colours  (Shift+B)</source>
            <translation>作用于整张照片，并采用结果自身的颜色  (Shift+B)</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Paint with the mouse  (B)</source>
            <translation>用鼠标涂抹  (B)</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Erase</source>
            <translation>擦除</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>The brush takes away; Shift or Alt does so while held</source>
            <translation>画笔改为擦除；按住 Shift 或 Alt 也可临时擦除</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Take away all that was painted</source>
            <translation>去掉所有涂抹</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Size of the brush</source>
            <translation>画笔大小</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>How wide it paints</source>
            <translation>涂抹的宽度</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Hardness of the brush</source>
            <translation>画笔硬度</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>How sharp its edge is</source>
            <translation>边缘的锐利程度</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Hardness</source>
            <translation>硬度</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Its attention is not known: look at it below.</source>
            <translation>它的注意力尚不清楚：请在下方查看。</translation>
        </message>
        <message>
            <location filename="../../app/views/edits/where.py" />
            <source>Amount</source>
            <translation>程度</translation>
        </message>
        <message>
            <location filename="../../app/views/empty.py" />
            <source>Clears haze, rain, drops and noise, sharpens what moved, brightens, enlarges. On this computer: nothing is ever sent anywhere.</source>
            <translation>去雾、去雨、去水滴、降噪、去模糊、提亮暗部、放大。全部在本机完成：绝不向外发送任何内容。</translation>
        </message>
        <message>
            <location filename="../../app/views/empty.py" />
            <source>It cannot invent what is hidden completely; check skies and faces at 100 %.</source>
            <translation>完全被遮挡的内容无法凭空还原；请以 100 % 检查天空和人脸。</translation>
        </message>
        <message>
            <location filename="../../app/views/empty.py" />
            <source>Open the sample: {caption}</source>
            <translation>打开示例：{caption}</translation>
        </message>
        <message>
            <location filename="../../app/views/empty.py" />
            <source>Drop photographs here</source>
            <translation>将照片拖到这里</translation>
        </message>
        <message>
            <location filename="../../app/views/empty.py" />
            <source>files or folders, or paste a picture</source>
            <translation>文件或文件夹均可，也可粘贴图片</translation>
        </message>
        <message>
            <location filename="../../app/views/empty.py" />
            <source>Or try one of these</source>
            <translation>或试试这些示例</translation>
        </message>
        <message>
            <location filename="../../app/views/filmstrip.py" />
            <source>Photographs</source>
            <translation>照片</translation>
        </message>
        <message>
            <location filename="../../app/views/filmstrip_items.py" />
            <source>selected</source>
            <translation>已选择</translation>
        </message>
        <message>
            <location filename="../../app/views/filmstrip_marks.py" />
            <source>not opened yet</source>
            <translation>尚未打开</translation>
        </message>
        <message>
            <location filename="../../app/views/filmstrip_marks.py" />
            <source>opening</source>
            <translation>正在打开</translation>
        </message>
        <message>
            <location filename="../../app/views/filmstrip_marks.py" />
            <source>open</source>
            <translation>已打开</translation>
        </message>
        <message>
            <location filename="../../app/views/filmstrip_marks.py" />
            <source>being restored</source>
            <translation>正在修复</translation>
        </message>
        <message>
            <location filename="../../app/views/filmstrip_marks.py" />
            <source>restored</source>
            <translation>已修复</translation>
        </message>
        <message>
            <location filename="../../app/views/filmstrip_marks.py" />
            <source>restored and saved</source>
            <translation>已修复并保存</translation>
        </message>
        <message>
            <location filename="../../app/views/filmstrip_marks.py" />
            <source>could not be opened</source>
            <translation>无法打开</translation>
        </message>
        <message>
            <location filename="../../app/views/filmstrip_marks.py" />
            <source>waits in the queue</source>
            <translation>在队列中等待</translation>
        </message>
        <message>
            <location filename="../../app/views/filmstrip_marks.py" />
            <source>being restored by the queue</source>
            <translation>队列正在修复</translation>
        </message>
        <message>
            <location filename="../../app/views/filmstrip_marks.py" />
            <source>restored and saved by the queue</source>
            <translation>队列已修复并保存</translation>
        </message>
        <message>
            <location filename="../../app/views/filmstrip_marks.py" />
            <source>left alone by the queue</source>
            <translation>队列未作处理</translation>
        </message>
        <message>
            <location filename="../../app/views/filmstrip_marks.py" />
            <source>failed in the queue</source>
            <translation>在队列中失败</translation>
        </message>
        <message>
            <location filename="../../app/views/filmstrip_marks.py" />
            <source>it looks fine</source>
            <translation>看起来正常</translation>
        </message>
        <message>
            <location filename="../../app/views/filmstrip_marks.py" />
            <source>not clear what is wrong</source>
            <translation>看不出有什么问题</translation>
        </message>
        <message>
            <location filename="../../app/views/filmstrip_marks.py" />
            <source>no model for it</source>
            <translation>没有适用的模型</translation>
        </message>
        <message>
            <location filename="../../app/views/incoming.py" />
            <source>That is not a file on this computer.</source>
            <translation>那不是这台电脑上的文件。</translation>
        </message>
        <message>
            <location filename="../../app/views/incoming.py" />
            <source>Save the picture first, then drop the saved file; or copy and paste it.</source>
            <translation>请先保存图片，再拖入保存的文件；或者拷贝后粘贴。</translation>
        </message>
        <message>
            <location filename="../../app/views/incoming.py" />
            <source>Models are imported one at a time: this is the first.</source>
            <translation>模型须逐个导入：这是第一个。</translation>
        </message>
        <message>
            <location filename="../../app/views/incoming.py" />
            <source>Drop the others afterwards.</source>
            <translation>其余的请随后拖入。</translation>
        </message>
        <message>
            <location filename="../../app/views/incoming.py" />
            <source>There is no photograph to paste.</source>
            <translation>没有可粘贴的照片。</translation>
        </message>
        <message>
            <location filename="../../app/views/incoming.py" />
            <source>Copy a picture, or a file, and paste again.</source>
            <translation>请拷贝一张图片或一个文件，再粘贴一次。</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Comes with Unveil</source>
            <translation>Unveil 自带</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Fine-tuned</source>
            <translation>微调</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Imported</source>
            <translation>导入</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>For</source>
            <translation>用途</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Good for</source>
            <translation>适合</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Not for</source>
            <translation>不适合</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Learnt from</source>
            <translation>学习素材</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Verdict</source>
            <translation>结论</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Cameras</source>
            <translation>相机</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Measured</source>
            <translation>测得</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Licence</source>
            <translation>许可证</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Clean photographs, spoilt like {count} bad ones</source>
            <translation>清晰照片，仿照 {count} 张不理想的照片模拟瑕疵</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>{names}, ISO {low}</source>
            <translation>{names}，ISO {low}</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>{names}, ISO {low} to {high}</source>
            <translation>{names}，ISO {low} 至 {high}</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Nothing learnt: a formula</source>
            <translation>无需学习：一个公式</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>{parameters:,} learnt numbers</source>
            <translation>{parameters:,} 个习得的参数</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Use this model</source>
            <translation>使用此模型</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Fine-tune…</source>
            <translation>微调…</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Make a model of your own that begins where this one stands</source>
            <translation>以此模型为起点制作自己的模型</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Edit…</source>
            <translation>编辑…</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Its name, what it does, its licence, its pixels</source>
            <translation>名称、用途、许可证和像素格式</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Save as one file…</source>
            <translation>存储为单个文件…</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Weights and card in one file, for another computer or another person</source>
            <translation>权重和说明卡合为一个文件，便于给其他电脑或其他人使用</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Save the model as one file</source>
            <translation>将模型存储为单个文件</translation>
        </message>
        <message>
            <location filename="../../app/views/models/card.py" />
            <source>Models (*.safetensors)</source>
            <translation>模型 (*.safetensors)</translation>
        </message>
        <message>
            <location filename="../../app/views/models/page.py" />
            <source>Models</source>
            <translation>模型</translation>
        </message>
        <message>
            <location filename="../../app/views/models/page.py" />
            <source>Open folder</source>
            <translation>打开文件夹</translation>
        </message>
        <message>
            <location filename="../../app/views/models/page.py" />
            <source>The folder of your own models</source>
            <translation>存放您自己模型的文件夹</translation>
        </message>
        <message>
            <location filename="../../app/views/models/pixels.py" />
            <source>Weights do not tell which pixels they were trained on. This is what the published network had: change it only if results have wrong colours or brightness.</source>
            <translation>权重本身不说明训练时用的是怎样的像素。这里是已发布网络的设置：只有结果的颜色或亮度不对时才需更改。</translation>
        </message>
        <message>
            <location filename="../../app/views/models/pixels.py" />
            <source>Red, green, blue</source>
            <translation>红、绿、蓝</translation>
        </message>
        <message>
            <location filename="../../app/views/models/pixels.py" />
            <source>Blue, green, red</source>
            <translation>蓝、绿、红</translation>
        </message>
        <message>
            <location filename="../../app/views/models/pixels.py" />
            <source>Mean and deviation are {colours} numbers with commas between them.</source>
            <translation>均值和标准差应为 {colours} 个数，以逗号分隔。</translation>
        </message>
        <message>
            <location filename="../../app/views/models/pixels.py" />
            <source>Deviations must be above 0.</source>
            <translation>标准差必须大于 0。</translation>
        </message>
        <message>
            <location filename="../../app/views/models/pixels.py" />
            <source>0 to {peak:g}</source>
            <translation>0 至 {peak:g}</translation>
        </message>
        <message>
            <location filename="../../app/views/models/pixels.py" />
            <source>&amp;Range of pixels</source>
            <translation>像素范围(&amp;R)</translation>
        </message>
        <message>
            <location filename="../../app/views/models/pixels.py" />
            <source>&amp;Mean taken away</source>
            <translation>减去均值(&amp;M)</translation>
        </message>
        <message>
            <location filename="../../app/views/models/pixels.py" />
            <source>&amp;Divided by</source>
            <translation>除以标准差(&amp;D)</translation>
        </message>
        <message>
            <location filename="../../app/views/models/pixels.py" />
            <source>&amp;Order of colours</source>
            <translation>颜色顺序(&amp;O)</translation>
        </message>
        <message>
            <location filename="../../app/views/models/scores.py" />
            <source>SOTS indoor, 6 photographs</source>
            <translation>SOTS 室内，6 张照片</translation>
        </message>
        <message>
            <location filename="../../app/views/models/scores.py" />
            <source>SOTS outdoor, 1 photograph</source>
            <translation>SOTS 室外，1 张照片</translation>
        </message>
        <message>
            <location filename="../../app/views/models/scores.py" />
            <source>Kodak with computed noise, 5 photographs</source>
            <translation>Kodak（合成噪点），5 张照片</translation>
        </message>
        <message>
            <location filename="../../app/views/models/scores.py" />
            <source>McMaster with computed noise, 4 photographs</source>
            <translation>McMaster（合成噪点），4 张照片</translation>
        </message>
        <message>
            <location filename="../../app/views/models/scores.py" />
            <source>CC, noise of cameras, 3 photographs</source>
            <translation>CC（相机噪点），3 张照片</translation>
        </message>
        <message>
            <location filename="../../app/views/models/scores.py" />
            <source>PolyU, noise of cameras, 30 photographs</source>
            <translation>PolyU（相机噪点），30 张照片</translation>
        </message>
        <message>
            <location filename="../../app/views/models/scores.py" />
            <source>LOL, 4 photographs</source>
            <translation>LOL，4 张照片</translation>
        </message>
        <message>
            <location filename="../../app/views/models/scores.py" />
            <source>Rain100L, light rain, 1 photograph</source>
            <translation>Rain100L（小雨），1 张照片</translation>
        </message>
        <message>
            <location filename="../../app/views/models/scores.py" />
            <source>Rain100H, heavy rain, 5 photographs</source>
            <translation>Rain100H（大雨），5 张照片</translation>
        </message>
        <message>
            <location filename="../../app/views/models/scores.py" />
            <source>SIRR, rain and mist, 5 photographs</source>
            <translation>SIRR（雨雾），5 张照片</translation>
        </message>
        <message>
            <location filename="../../app/views/models/scores.py" />
            <source>GoPro, motion blur, 2 photographs</source>
            <translation>GoPro，运动模糊，2 张照片</translation>
        </message>
        <message>
            <location filename="../../app/views/models/scores.py" />
            <source>Drops on glass (Qian), 2 photographs</source>
            <translation>玻璃上的水滴（Qian），2 张照片</translation>
        </message>
        <message>
            <location filename="../../app/views/models/scores.py" />
            <source>Set5, twice as large, 5 photographs</source>
            <translation>Set5（放大两倍），5 张照片</translation>
        </message>
        <message>
            <location filename="../../app/views/models/scores.py" />
            <source>Set5, four times as large, 5 photographs</source>
            <translation>Set5（放大四倍），5 张照片</translation>
        </message>
        <message>
            <location filename="../../app/views/models/scores.py" />
            <source>{name}: {score:.2f} dB</source>
            <translation>{name}：{score:.2f} dB</translation>
        </message>
        <message>
            <location filename="../../app/views/models/sheet.py" />
            <source>It works on camera RAW files, as they come from the sensor, and on nothing else.</source>
            <translation>它只处理传感器直出的相机 RAW 文件，其他都不行。</translation>
        </message>
        <message>
            <location filename="../../app/views/models/sheet.py" />
            <source>Clears haze</source>
            <translation>去雾</translation>
        </message>
        <message>
            <location filename="../../app/views/models/sheet.py" />
            <source>Sharpens what is blurred</source>
            <translation>去模糊</translation>
        </message>
        <message>
            <location filename="../../app/views/models/sheet.py" />
            <source>Brightens what is dark</source>
            <translation>提亮暗光</translation>
        </message>
        <message>
            <location filename="../../app/views/models/sheet.py" />
            <source>Removes noise</source>
            <translation>降噪</translation>
        </message>
        <message>
            <location filename="../../app/views/models/sheet.py" />
            <source>Removes rain</source>
            <translation>去雨</translation>
        </message>
        <message>
            <location filename="../../app/views/models/sheet.py" />
            <source>Removes drops on the lens</source>
            <translation>去除镜头水滴</translation>
        </message>
        <message>
            <location filename="../../app/views/models/sheet.py" />
            <source>Enlarges</source>
            <translation>放大</translation>
        </message>
        <message>
            <location filename="../../app/views/models/sheet.py" />
            <source>Advanced</source>
            <translation>高级</translation>
        </message>
        <message>
            <location filename="../../app/views/models/sheet.py" />
            <source>Remove…</source>
            <translation>移除…</translation>
        </message>
        <message>
            <location filename="../../app/views/models/sheet.py" />
            <source>Remove it for good</source>
            <translation>确认永久移除</translation>
        </message>
        <message>
            <location filename="../../app/views/models/sheet.py" />
            <source>Your model</source>
            <translation>您的模型</translation>
        </message>
        <message>
            <location filename="../../app/views/models/sheet.py" />
            <source>{parameters:,} parameters · {name}</source>
            <translation>{parameters:,} 个参数 · {name}</translation>
        </message>
        <message>
            <location filename="../../app/views/models/sheet.py" />
            <source>&amp;What it does</source>
            <translation>用途(&amp;W)</translation>
        </message>
        <message>
            <location filename="../../app/views/models/sheet.py" />
            <source>&amp;Licence</source>
            <translation>许可证(&amp;L)</translation>
        </message>
        <message>
            <location filename="../../app/views/naming.py" />
            <source>From {name} {task} {model} {number} {date}</source>
            <translation>可用 {name} {task} {model} {number} {date}</translation>
        </message>
        <message>
            <location filename="../../app/views/naming.py" />
            <source>Example of a name</source>
            <translation>名称示例</translation>
        </message>
        <message>
            <location filename="../../app/views/progress.py" />
            <source>Restoring</source>
            <translation>正在修复</translation>
        </message>
        <message>
            <location filename="../../app/views/progress.py" />
            <source>Reading the attention</source>
            <translation>正在读取注意力</translation>
        </message>
        <message>
            <location filename="../../app/views/progress.py" />
            <source>Trying the models</source>
            <translation>正在试用模型</translation>
        </message>
        <message>
            <location filename="../../app/views/progress.py" />
            <source>Reading the model</source>
            <translation>正在读取模型</translation>
        </message>
        <message>
            <location filename="../../app/views/progress.py" />
            <source>Exporting</source>
            <translation>正在导出</translation>
        </message>
        <message>
            <location filename="../../app/views/progress.py" />
            <source>Starting the engine</source>
            <translation>正在启动引擎</translation>
        </message>
        <message>
            <location filename="../../app/views/progress.py" />
            <source>Fine-tuning</source>
            <translation>微调中</translation>
        </message>
        <message>
            <location filename="../../app/views/progress.py" />
            <source>{doing}: {percent:.0f} %</source>
            <translation>{doing}：{percent:.0f} %</translation>
        </message>
        <message>
            <location filename="../../app/views/progress.py" />
            <source>{counted} · {left} left</source>
            <translation>{counted} · 剩余 {left}</translation>
        </message>
        <message>
            <location filename="../../app/views/progress.py" />
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <location filename="../../app/views/restore_bar.py" />
            <source>Restore this photograph  (R)</source>
            <translation>修复此照片  (R)</translation>
        </message>
        <message>
            <location filename="../../app/views/restore_bar.py" />
            <source>Stop  (Esc)</source>
            <translation>停止  (Esc)</translation>
        </message>
        <message>
            <location filename="../../app/views/restore_bar.py" />
            <source>Save the result beside the original, which is never changed  (Ctrl+S)</source>
            <translation>把结果保存在原图旁边，原图绝不会被改动  (Ctrl+S)</translation>
        </message>
        <message>
            <location filename="../../app/views/restore_panel.py" />
            <source>Task</source>
            <translation>任务</translation>
        </message>
        <message>
            <location filename="../../app/views/restore_panel.py" />
            <source>What is to be done to the photograph</source>
            <translation>要对照片做什么</translation>
        </message>
        <message>
            <location filename="../../app/views/restore_panel.py" />
            <source>Its name, what it does, its licence, its pixels; or remove it</source>
            <translation>名称、用途、许可证和像素格式；也可移除</translation>
        </message>
        <message>
            <location filename="../../app/views/restore_panel.py" />
            <source>Strength</source>
            <translation>强度</translation>
        </message>
        <message>
            <location filename="../../app/views/restore_panel.py" />
            <source>How much of the restoration is mixed in; double-click for 100 %</source>
            <translation>混入多少修复效果；双击恢复为 100 %</translation>
        </message>
        <message>
            <location filename="../../app/views/restore_panel.py" />
            <source>{head}: {text}</source>
            <translation>{head}：{text}</translation>
        </message>
        <message>
            <location filename="../../app/views/speed/words.py" />
            <source>About {time} for {megapixels} MP</source>
            <translation>{megapixels} 百万像素约需 {time}</translation>
        </message>
        <message>
            <location filename="../../app/views/speed/words.py" />
            <source>{seconds} s per megapixel on this computer</source>
            <translation>在这台电脑上每百万像素 {seconds} 秒</translation>
        </message>
        <message>
            <location filename="../../app/views/speed/words.py" />
            <source>{seconds} s</source>
            <translation>{seconds} 秒</translation>
        </message>
        <message>
            <location filename="../../app/views/speed/words.py" />
            <source>{minutes} min {seconds} s</source>
            <translation>{minutes} 分 {seconds} 秒</translation>
        </message>
        <message>
            <location filename="../../app/views/statusline.py" />
            <source>{pixels} px · {millions} MP · {bits} bit · {kind}</source>
            <translation>{pixels} 像素 · {millions} 百万像素 · {bits} 位 · {kind}</translation>
        </message>
        <message>
            <location filename="../../app/views/statusline.py" />
            <source>pasted</source>
            <translation>粘贴</translation>
        </message>
        <message>
            <location filename="../../app/views/statusline.py" />
            <source>Facts about the photograph</source>
            <translation>照片信息</translation>
        </message>
        <message>
            <location filename="../../app/views/statusline.py" />
            <source>Message</source>
            <translation>消息</translation>
        </message>
        <message>
            <location filename="../../app/views/statusline.py" />
            <source>Colour under the mouse, before and after</source>
            <translation>鼠标所指处的颜色，处理前与处理后</translation>
        </message>
        <message>
            <location filename="../../app/views/statusline.py" />
            <source>Zoom</source>
            <translation>缩放</translation>
        </message>
        <message>
            <location filename="../../app/views/statusline.py" />
            <source>Device</source>
            <translation>设备</translation>
        </message>
        <message>
            <location filename="../../app/views/statusline.py" />
            <source>Starting the engine…</source>
            <translation>正在启动引擎…</translation>
        </message>
        <message>
            <location filename="../../app/views/statusline.py" />
            <source>{own} · result {percent}</source>
            <translation>{own} · 结果 {percent}</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/curve.py" />
            <source>{value:.4g} after {step:.0f}</source>
            <translation>第 {step:.0f} 步后 {value:.4g}</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/curve.py" />
            <source>now {value:.4g}</source>
            <translation>当前 {value:.4g}</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/learning.py" />
            <source>Loss on what is learnt from</source>
            <translation>学习素材上的损失</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/learning.py" />
            <source>Held-out pictures, PSNR in dB</source>
            <translation>检验照片的 PSNR（dB）</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/learning.py" />
            <source>With fewer than twelve pictures none are spared for this: all that are held out judge at the end.</source>
            <translation>照片少于十二张时，不为此单独留出：所有检验照片都在最后评判。</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/learning.py" />
            <source>Learning: step {done} of {total}</source>
            <translation>学习中：第 {done} 步，共 {total} 步</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/learning.py" />
            <source>Starting</source>
            <translation>正在启动</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/learning.py" />
            <source>Reading the pictures</source>
            <translation>正在读取照片</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/learning.py" />
            <source>Judging held-out picture {number} of {total}</source>
            <translation>正在评判检验照片，第 {number} 张，共 {total} 张</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/learning.py" />
            <source>Learning ends</source>
            <translation>学习即将结束</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/learning.py" />
            <source>steps</source>
            <translation>步数</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/learning.py" />
            <source>The first numbers come after a few seconds.</source>
            <translation>几秒钟后会出现第一批数字。</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/learning.py" />
            <source>Progress of fine-tuning</source>
            <translation>微调进度</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/learning.py" />
            <source>Stop and judge</source>
            <translation>停止并评判</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/learning.py" />
            <source>Learn no longer: the best so far is judged on the held-out pictures</source>
            <translation>不再继续学习：用检验照片评判目前最好的结果</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/learning.py" />
            <source>End it at once, without a verdict; nothing is kept</source>
            <translation>立即结束，不作评判；不保留任何内容</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/learning.py" />
            <source>{doing} · {gone} of {minutes} min</source>
            <translation>{doing} · {gone}，共 {minutes} 分钟</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/learning.py" />
            <source>Now</source>
            <translation>当前</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/learning.py" />
            <source>before tuning</source>
            <translation>微调前</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/line.py" />
            <source>A model is being fine-tuned. Restoring waits until that is done.</source>
            <translation>正在微调模型。完成之前修复需等待。</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/line.py" />
            <source>Fine-tuning is done. Keep the model, or discard it?</source>
            <translation>微调已完成。保留模型，还是放弃？</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/line.py" />
            <source>Use it</source>
            <translation>使用</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/line.py" />
            <source>Show it</source>
            <translation>查看</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/line.py" />
            <source>“{title}” was fine-tuned for the camera that took this.</source>
            <translation>“{title}”正是为拍摄此照片的相机微调的。</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/page.py" />
            <source>Back to the photographs</source>
            <translation>返回照片</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/page.py" />
            <source>Back to the photographs  (Esc)</source>
            <translation>返回照片  (Esc)</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/page.py" />
            <source>Fine-tune a model</source>
            <translation>微调模型</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/pictures.py" />
            <source>{caption}: after {step} steps</source>
            <translation>{caption}：{step} 步后</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>Ten to twenty pictures are enough, three the fewest. Some are held out: they are not learnt from, and say at the end whether it helped. The model that you begin with stays as it is.</source>
            <translation>十到二十张照片就够了，最少三张。其中一部分会留作检验：不参与学习，最后用来判断微调是否有效。作为起点的模型保持不变。</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>Pairs: spoilt photographs, and clean ones</source>
            <translation>成对照片：有瑕疵的与清晰的</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>Clean photographs, which Unveil spoils</source>
            <translation>清晰照片，由 Unveil 模拟瑕疵</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>All of it: learns most</source>
            <translation>全部：学得最多</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>The attention gates: forgets least</source>
            <translation>注意力门控：遗忘最少</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>The last layers: learns fastest</source>
            <translation>最后几层：学得最快</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>Spoilt photographs</source>
            <translation>有瑕疵的照片</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>Clean photographs</source>
            <translation>清晰照片</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>Do the samples look like the photographs that you want to be better? Only then it can help.</source>
            <translation>这些示例像您想要改善的照片吗？只有像，微调才会有帮助。</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>Looking…</source>
            <translation>正在查看…</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>{count} pairs</source>
            <translation>{count} 对照片</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>{count} clean photographs</source>
            <translation>{count} 张清晰照片</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>What would be learnt from appears here, beside the photograph that is open.</source>
            <translation>学习素材会显示在这里，旁边是当前打开的照片。</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>Are these the spoilt and the clean pictures of the same scenes?</source>
            <translation>这些是同一场景的瑕疵照片和清晰照片吗？</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>Model to begin with</source>
            <translation>起点模型</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>Learn from</source>
            <translation>学习素材</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>What may change</source>
            <translation>可以改变的部分</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>Its haze, darkness or noise is estimated; samples and training follow it</source>
            <translation>估算它的雾、暗度或噪点；示例和训练随之而定</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>Fine-tune</source>
            <translation>微调</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>Draw others</source>
            <translation>换一批示例</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>Other samples of what clean photographs would be spoilt with</source>
            <translation>再生成一批清晰照片被模拟瑕疵后的示例</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>Like my {count} bad photographs</source>
            <translation>模仿我的 {count} 张不理想的照片</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>Time it may take</source>
            <translation>允许的时间</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source> min</source>
            <translation> 分钟</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/plan.py" />
            <source>Choose a folder…</source>
            <translation>选择文件夹…</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>Held-out picture</source>
            <translation>检验照片</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>Before, dB</source>
            <translation>微调前 (dB)</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>After, dB</source>
            <translation>微调后 (dB)</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>Gain, dB</source>
            <translation>提升 (dB)</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>SSIM before</source>
            <translation>微调前 SSIM</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>SSIM after</source>
            <translation>微调后 SSIM</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>(95 % interval {low} to {high})</source>
            <translation>（95 % 区间 {low} 至 {high}）</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>All but certain to be a gain on pictures like these. On others the model that it began with may be better.</source>
            <translation>对这类照片几乎可以肯定有提升。对其他照片，起点模型可能更好。</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>{count} pictures judged, {learned} learnt from, {steps} steps, {trained:,} numbers free to change, {seconds:.0f} s</source>
            <translation>评判 {count} 张，学习 {learned} 张，{steps} 步，{trained:,} 个可变参数，{seconds:.0f} 秒</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>It helped: {gain} dB on held-out pictures</source>
            <translation>有效：检验照片提升 {gain} dB</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>It did not help for certain: {gain} dB</source>
            <translation>不能确定有效：{gain} dB</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>Nothing that was learnt was better than the model that it began with: there is nothing to keep.</source>
            <translation>学到的结果都不如起点模型：没有可保留的内容。</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>The interval reaches down to zero or below: with other pictures it may be no gain at all. Discard it?</source>
            <translation>区间下限到达零或更低：换一些照片可能毫无提升。要放弃吗？</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>A gain on these few pictures, which prove little. Look at others before you rely on it.</source>
            <translation>对这几张照片有提升，但数量太少，说明不了什么。依赖它之前请再看看其他照片。</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>All but certain to be a gain on pictures like these. Worst: {name}, which lost.</source>
            <translation>对这类照片几乎可以肯定有提升。最差的一张：{name}，反而变差。</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>Held-out pictures, the worst first</source>
            <translation>检验照片，最差的在前</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>Name of the model</source>
            <translation>模型的名称</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>Keep</source>
            <translation>保留</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>Put it with your models, under this name</source>
            <translation>以此名称放入您的模型中</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>Discard</source>
            <translation>放弃</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>Forget it; the model that it began with is as it was</source>
            <translation>不保留；起点模型保持原样</translation>
        </message>
        <message>
            <location filename="../../app/views/tuning/verdict.py" />
            <source>Tuned</source>
            <translation>微调后</translation>
        </message>
        <message>
            <location filename="../../app/views/window.py" />
            <source>Tools</source>
            <translation>工具</translation>
        </message>
    </context>
    <context>
        <name>engine</name>
        <message>
            <source>Haze</source>
            <translation>去雾</translation>
        </message>
        <message>
            <source>Blur</source>
            <translation>去模糊</translation>
        </message>
        <message>
            <source>Darkness</source>
            <translation>低光增强</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>降噪</translation>
        </message>
        <message>
            <source>Rain</source>
            <translation>去雨</translation>
        </message>
        <message>
            <source>Raindrops</source>
            <translation>去雨滴</translation>
        </message>
        <message>
            <source>Enlarge</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>whole image</source>
            <translation>整图处理</translation>
        </message>
        <message>
            <source>{count} tiles of {side} px</source>
            <translation>{count} 个 {side} 像素的分块</translation>
        </message>
        <message>
            <source>Looks {how} ({percent} %)</source>
            <translation>看起来{how}（{percent} %）</translation>
        </message>
        <message>
            <source>Not clear what is wrong, if anything</source>
            <translation>看不出有什么问题</translation>
        </message>
        <message>
            <source>fine</source>
            <translation>正常</translation>
        </message>
        <message>
            <source>hazy</source>
            <translation>有雾</translation>
        </message>
        <message>
            <source>blurred</source>
            <translation>模糊</translation>
        </message>
        <message>
            <source>too dark</source>
            <translation>过暗</translation>
        </message>
        <message>
            <source>noisy</source>
            <translation>有噪点</translation>
        </message>
        <message>
            <source>rainy</source>
            <translation>有雨</translation>
        </message>
        <message>
            <source>taken through drops of water</source>
            <translation>镜头上有水滴</translation>
        </message>
        <message>
            <source>mean gate value {value}</source>
            <translation>平均门控值 {value}</translation>
        </message>
        <message>
            <source>mean change {value}</source>
            <translation>平均变化 {value}</translation>
        </message>
        <message>
            <source>largest {value}</source>
            <translation>最大 {value}</translation>
        </message>
        <message>
            <source>against {title}</source>
            <translation>对比 {title}</translation>
        </message>
        <message>
            <source>gate value (0 = blocked, 1 = passed)</source>
            <translation>门控值（0 = 阻断，1 = 放行）</translation>
        </message>
        <message>
            <source>share that a row takes from a column (each row adds up to 1)</source>
            <translation>某行从某列取得的份额（每行之和为 1）</translation>
        </message>
        <message>
            <source>looked at (1× = as the average place)</source>
            <translation>被注视程度（1× = 平均水平）</translation>
        </message>
        <message>
            <source>where the cross looks, × the average</source>
            <translation>十字处注视的地方，× 平均水平</translation>
        </message>
        <message>
            <source>levels of 255, of the colour that changed most</source>
            <translation>变化最大的颜色的级数（共 255 级）</translation>
        </message>
        <message>
            <source>levels, each colour: darker, no change (grey), lighter</source>
            <translation>各颜色的级数：变暗、不变（灰）、变亮</translation>
        </message>
        <message>
            <source>transmission (0 = all haze, 1 = clear air; grey = unknown)</source>
            <translation>透射率（0 = 全是雾，1 = 空气清澈；灰 = 未知）</translation>
        </message>
        <message>
            <source>difference in transmission (0 = they agree; grey = unknown)</source>
            <translation>透射率之差（0 = 一致；灰 = 未知）</translation>
        </message>
        <message>
            <source>change of gate value (− lower, + higher)</source>
            <translation>门控值的变化（− 降低，+ 升高）</translation>
        </message>
        <message>
            <source>change of how much it is looked at, × the average</source>
            <translation>被注视程度的变化，× 平均水平</translation>
        </message>
        <message>
            <source>Group {group}, block {block}</source>
            <translation>第 {group} 组，第 {block} 块</translation>
        </message>
        <message>
            <source>Group {group}</source>
            <translation>第 {group} 组</translation>
        </message>
        <message>
            <source>Group {group} (second order)</source>
            <translation>第 {group} 组（二阶）</translation>
        </message>
        <message>
            <source>Group fusion</source>
            <translation>组融合</translation>
        </message>
        <message>
            <source>Final layer</source>
            <translation>末层</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>层</translation>
        </message>
        <message>
            <source>Last layer</source>
            <translation>最后一层</translation>
        </message>
        <message>
            <source>Last</source>
            <translation>末</translation>
        </message>
        <message>
            <source>Channels and places, mean over channels</source>
            <translation>通道与位置，通道平均</translation>
        </message>
        <message>
            <source>Non-local</source>
            <translation>非局部</translation>
        </message>
        <message>
            <source>Non-local, level {level}</source>
            <translation>非局部，第 {level} 级</translation>
        </message>
        <message>
            <source>Block {block}</source>
            <translation>第 {block} 块</translation>
        </message>
        <message>
            <source>Entrance: channels</source>
            <translation>入口：通道</translation>
        </message>
        <message>
            <source>Encoder {level}: channels</source>
            <translation>编码器 {level}：通道</translation>
        </message>
        <message>
            <source>Decoder {level}: channels</source>
            <translation>解码器 {level}：通道</translation>
        </message>
        <message>
            <source>Stage {number}</source>
            <translation>阶段 {number}</translation>
        </message>
        <message>
            <source>entrance</source>
            <translation>入口</translation>
        </message>
        <message>
            <source>encoder level {level}, block {block}</source>
            <translation>编码器第 {level} 级，第 {block} 块</translation>
        </message>
        <message>
            <source>decoder level {level}, block {block}</source>
            <translation>解码器第 {level} 级，第 {block} 块</translation>
        </message>
        <message>
            <source>skip of level {level}</source>
            <translation>第 {level} 级跳接</translation>
        </message>
        <message>
            <source>group {group}, block {block}</source>
            <translation>第 {group} 组，第 {block} 块</translation>
        </message>
        <message>
            <source>Supervised attention, stage {number}</source>
            <translation>监督注意力，阶段 {number}</translation>
        </message>
        <message>
            <source>upper left</source>
            <translation>左上</translation>
        </message>
        <message>
            <source>upper right</source>
            <translation>右上</translation>
        </message>
        <message>
            <source>lower left</source>
            <translation>左下</translation>
        </message>
        <message>
            <source>lower right</source>
            <translation>右下</translation>
        </message>
        <message>
            <source>upper half</source>
            <translation>上半</translation>
        </message>
        <message>
            <source>lower half</source>
            <translation>下半</translation>
        </message>
        <message>
            <source>before the groups</source>
            <translation>各组之前</translation>
        </message>
        <message>
            <source>after the groups</source>
            <translation>各组之后</translation>
        </message>
        <message>
            <source>call {number}</source>
            <translation>第 {number} 次调用</translation>
        </message>
        <message>
            <source>“{name}” {what}.</source>
            <translation>“{name}”{what}。</translation>
        </message>
        <message>
            <source>is {what}, which Unveil does not open</source>
            <translation>是{what}，Unveil 无法打开</translation>
        </message>
        <message>
            <source>is not a photograph of a kind we know</source>
            <translation>不是可识别的照片格式</translation>
        </message>
        <message>
            <source>is cut off: its end is missing</source>
            <translation>不完整：缺少结尾部分</translation>
        </message>
        <message>
            <source>is damaged</source>
            <translation>已损坏</translation>
        </message>
        <message>
            <source>is damaged or incomplete</source>
            <translation>已损坏或不完整</translation>
        </message>
        <message>
            <source>has no pixels at all</source>
            <translation>没有任何像素</translation>
        </message>
        <message>
            <source>has {width} x {height} pixels; {most}</source>
            <translation>有 {width} × {height} 像素；{most}</translation>
        </message>
        <message>
            <source>{count} million are the most we can open</source>
            <translation>最多可打开 {count} 百万像素</translation>
        </message>
        <message>
            <source>is a TIFF file of a rare kind, which Unveil does not open</source>
            <translation>是一种少见的 TIFF 文件，Unveil 无法打开</translation>
        </message>
        <message>
            <source>is too large</source>
            <translation>太大</translation>
        </message>
        <message>
            <source>holds no valid numbers</source>
            <translation>不含有效数值</translation>
        </message>
        <message>
            <source>is not a file</source>
            <translation>不是文件</translation>
        </message>
        <message>
            <source>is empty</source>
            <translation>是空文件</translation>
        </message>
        <message>
            <source>is larger than 2 GB</source>
            <translation>大于 2 GB</translation>
        </message>
        <message>
            <source>is not there any more</source>
            <translation>已不存在</translation>
        </message>
        <message>
            <source>may not be read</source>
            <translation>没有读取权限</translation>
        </message>
        <message>
            <source>cannot be read: {reason}</source>
            <translation>无法读取：{reason}</translation>
        </message>
        <message>
            <source>a film</source>
            <translation>视频</translation>
        </message>
        <message>
            <source>a JPEG XL picture</source>
            <translation>JPEG XL 图片</translation>
        </message>
        <message>
            <source>a JPEG 2000 picture</source>
            <translation>JPEG 2000 图片</translation>
        </message>
        <message>
            <source>a JPEG XR picture</source>
            <translation>JPEG XR 图片</translation>
        </message>
        <message>
            <source>is a RAW photograph of a camera that Unveil does not know</source>
            <translation>是 Unveil 不认识的相机拍摄的 RAW 照片</translation>
        </message>
        <message>
            <source>a Photoshop file</source>
            <translation>Photoshop 文件</translation>
        </message>
        <message>
            <source>a GIMP file</source>
            <translation>GIMP 文件</translation>
        </message>
        <message>
            <source>an OpenEXR picture</source>
            <translation>OpenEXR 图片</translation>
        </message>
        <message>
            <source>a Radiance HDR picture</source>
            <translation>Radiance HDR 图片</translation>
        </message>
        <message>
            <source>a Netpbm picture</source>
            <translation>Netpbm 图片</translation>
        </message>
        <message>
            <source>an icon</source>
            <translation>图标</translation>
        </message>
        <message>
            <source>a QOI picture</source>
            <translation>QOI 图片</translation>
        </message>
        <message>
            <source>an SGI picture</source>
            <translation>SGI 图片</translation>
        </message>
        <message>
            <source>a PDF document</source>
            <translation>PDF 文档</translation>
        </message>
        <message>
            <source>a PostScript drawing</source>
            <translation>PostScript 图形</translation>
        </message>
        <message>
            <source>an SVG drawing or an XML document</source>
            <translation>SVG 图形或 XML 文档</translation>
        </message>
        <message>
            <source>a web page, perhaps a failed download</source>
            <translation>网页，可能是下载失败</translation>
        </message>
        <message>
            <source>only a placeholder for a file kept elsewhere (Git LFS)</source>
            <translation>存放在别处的文件的占位符（Git LFS）</translation>
        </message>
        <message>
            <source>an archive or an office document</source>
            <translation>压缩包或办公文档</translation>
        </message>
        <message>
            <source>a program</source>
            <translation>程序</translation>
        </message>
        <message>
            <source>a sound file</source>
            <translation>声音文件</translation>
        </message>
        <message>
            <source>Develop it in your RAW program and save it as 16-bit TIFF.</source>
            <translation>请用 RAW 软件冲印，并另存为 16 位 TIFF。</translation>
        </message>
        <message>
            <source>Export it as JPEG, PNG or TIFF.</source>
            <translation>请导出为 JPEG、PNG 或 TIFF。</translation>
        </message>
        <message>
            <source>Choose a JPEG, PNG, TIFF, WebP, HEIC or camera RAW photograph.</source>
            <translation>请选择 JPEG、PNG、TIFF、WebP、HEIC 或相机 RAW 照片。</translation>
        </message>
        <message>
            <source>Save a frame as JPEG or PNG.</source>
            <translation>请将某一帧另存为 JPEG 或 PNG。</translation>
        </message>
        <message>
            <source>Export the picture in it as JPEG, PNG or TIFF.</source>
            <translation>请将其中的图片导出为 JPEG、PNG 或 TIFF。</translation>
        </message>
        <message>
            <source>Download the photograph again.</source>
            <translation>请重新下载该照片。</translation>
        </message>
        <message>
            <source>Unpack it first.</source>
            <translation>请先解压。</translation>
        </message>
        <message>
            <source>Copy it again from the camera or the backup.</source>
            <translation>请从相机或备份重新拷贝。</translation>
        </message>
        <message>
            <source>Save a smaller copy, and open that.</source>
            <translation>请另存一份较小的副本再打开。</translation>
        </message>
        <message>
            <source>Save it as 8 or 16 bit RGB.</source>
            <translation>请另存为 8 位或 16 位 RGB。</translation>
        </message>
        <message>
            <source>Save it without extra channels.</source>
            <translation>请去掉额外通道后另存。</translation>
        </message>
        <message>
            <source>Choose a photograph.</source>
            <translation>请选择一张照片。</translation>
        </message>
        <message>
            <source>Was it moved, or its disk taken out?</source>
            <translation>是否被移走，或磁盘已拔出？</translation>
        </message>
        <message>
            <source>Ask its owner for permission.</source>
            <translation>请向其所有者申请权限。</translation>
        </message>
        <message>
            <source>Is its disk still connected?</source>
            <translation>磁盘是否仍然连接？</translation>
        </message>
        <message>
            <source>There is not enough memory to open “{name}”.</source>
            <translation>内存不足，无法打开“{name}”。</translation>
        </message>
        <message>
            <source>Close other programs, or reduce it.</source>
            <translation>请关闭其他程序，或缩小照片。</translation>
        </message>
        <message>
            <source>There is not enough memory to save “{name}”.</source>
            <translation>内存不足，无法保存“{name}”。</translation>
        </message>
        <message>
            <source>Close other programs.</source>
            <translation>请关闭其他程序。</translation>
        </message>
        <message>
            <source>“{name}” was not saved: reading it back failed.</source>
            <translation>“{name}”未能保存：写入后无法读回。</translation>
        </message>
        <message>
            <source>Choose another format.</source>
            <translation>请选择其他格式。</translation>
        </message>
        <message>
            <source>“{name}” cannot be saved as {form}.</source>
            <translation>“{name}”无法保存为 {form}。</translation>
        </message>
        <message>
            <source>a file without format</source>
            <translation>没有格式的文件</translation>
        </message>
        <message>
            <source>Use png, jpg, tif or webp.</source>
            <translation>请使用 png、jpg、tif 或 webp。</translation>
        </message>
        <message>
            <source>“{name}” is the original, which is never overwritten.</source>
            <translation>“{name}”是原图，绝不会被覆盖。</translation>
        </message>
        <message>
            <source>“{name}” is there already.</source>
            <translation>“{name}”已存在。</translation>
        </message>
        <message>
            <source>“{name}”: {form} files have at most {side} pixels a side.</source>
            <translation>“{name}”：{form} 文件每边最多 {side} 像素。</translation>
        </message>
        <message>
            <source>Save it as png or tif.</source>
            <translation>请保存为 png 或 tif。</translation>
        </message>
        <message>
            <source>Reduce the picture first.</source>
            <translation>请先缩小图片。</translation>
        </message>
        <message>
            <source>“{name}” does not fit on the disk: it needs {size}.</source>
            <translation>磁盘放不下“{name}”：需要 {size}。</translation>
        </message>
        <message>
            <source>“{name}” does not fit on the disk: it needs {size}, and {free} are free.</source>
            <translation>磁盘放不下“{name}”：需要 {size}，剩余 {free}。</translation>
        </message>
        <message>
            <source>Free some space, or choose another folder.</source>
            <translation>请腾出空间，或选择其他文件夹。</translation>
        </message>
        <message>
            <source>“{name}” may not be written: “{folder}” is protected.</source>
            <translation>无法写入“{name}”：文件夹“{folder}”受保护。</translation>
        </message>
        <message>
            <source>“{name}” cannot be written: the folder “{folder}” does not exist.</source>
            <translation>无法写入“{name}”：文件夹“{folder}”不存在。</translation>
        </message>
        <message>
            <source>“{name}” cannot be written: its folder does not exist.</source>
            <translation>无法写入“{name}”：其文件夹不存在。</translation>
        </message>
        <message>
            <source>“{name}” is not an ordinary file, so it is not replaced.</source>
            <translation>“{name}”不是普通文件，因此不会被替换。</translation>
        </message>
        <message>
            <source>“{name}” is too long a name for this disk.</source>
            <translation>对此磁盘而言，名称“{name}”太长。</translation>
        </message>
        <message>
            <source>“{name}” could not be written: {reason}.</source>
            <translation>无法写入“{name}”：{reason}。</translation>
        </message>
        <message>
            <source>“{name}” could not be removed: {reason}.</source>
            <translation>无法移除“{name}”：{reason}。</translation>
        </message>
        <message>
            <source>Choose a shorter name.</source>
            <translation>请换一个较短的名称。</translation>
        </message>
        <message>
            <source>Check that the folder {folder} may be written.</source>
            <translation>请检查文件夹 {folder} 是否可写。</translation>
        </message>
        <message>
            <source>The folder for models, {folder}, could not be made: {reason}.</source>
            <translation>无法创建模型文件夹 {folder}：{reason}。</translation>
        </message>
        <message>
            <source>Check that your home folder may be written and has room.</source>
            <translation>请检查您的主文件夹是否可写且有空间。</translation>
        </message>
        <message>
            <source>The folder {name} could not be made: {reason}.</source>
            <translation>无法创建文件夹 {name}：{reason}。</translation>
        </message>
        <message>
            <source>Choose a folder in which you may write.</source>
            <translation>请选择可写入的文件夹。</translation>
        </message>
        <message>
            <source>There is no model and no file {name}.</source>
            <translation>没有名为 {name} 的模型或文件。</translation>
        </message>
        <message>
            <source>There are: {names}.</source>
            <translation>现有：{names}。</translation>
        </message>
        <message>
            <source>{title} has no weights.</source>
            <translation>{title} 没有权重。</translation>
        </message>
        <message>
            <source>Choose another model.</source>
            <translation>请选择其他模型。</translation>
        </message>
        <message>
            <source>{title} is a method without weights.</source>
            <translation>{title} 是一种没有权重的方法。</translation>
        </message>
        <message>
            <source>{title} works on camera RAW files, as they come from the sensor, and on nothing else.</source>
            <translation>{title} 只处理传感器直出的相机 RAW 文件。</translation>
        </message>
        <message>
            <source>{title} works on camera raw files.</source>
            <translation>{title} 处理的是相机 RAW 文件。</translation>
        </message>
        <message>
            <source>Choose a model for photographs.</source>
            <translation>请选择处理照片的模型。</translation>
        </message>
        <message>
            <source>There is no result yet that could differ from the photograph.</source>
            <translation>还没有可与照片比较差异的结果。</translation>
        </message>
        <message>
            <source>Restore it first.</source>
            <translation>请先修复。</translation>
        </message>
        <message>
            <source>The attention that says where to restore is not there.</source>
            <translation>用来指示修复范围的注意力不存在。</translation>
        </message>
        <message>
            <source>Look at the attention of that model again, or restore everywhere.</source>
            <translation>请重新查看该模型的注意力，或修复整张照片。</translation>
        </message>
        <message>
            <source>The model whose attention says where to restore is not among the steps.</source>
            <translation>步骤中没有用注意力指示修复范围的那个模型。</translation>
        </message>
        <message>
            <source>Choose its attention again, or restore everywhere.</source>
            <translation>请重新选择它的注意力，或修复整张照片。</translation>
        </message>
        <message>
            <source>The result would have {wide} × {high} pixels and take {needed} GB of memory; {free} GB are free.</source>
            <translation>结果将有 {wide} × {high} 像素，需要 {needed} GB 内存；可用 {free} GB。</translation>
        </message>
        <message>
            <source>Close other programs, reduce the photograph first, or choose a model that enlarges less.</source>
            <translation>请关闭其他程序、先缩小照片，或选择放大倍数较小的模型。</translation>
        </message>
        <message>
            <source>The result would have {wide} × {high} pixels; {count} million, and {side} a side, are the most that can be saved and opened again.</source>
            <translation>结果将有 {wide} × {high} 像素；可保存并再次打开的上限为 {count} 百万像素，每边 {side} 像素。</translation>
        </message>
        <message>
            <source>There is not enough memory, even in small tiles.</source>
            <translation>即使分成小块处理，内存仍然不足。</translation>
        </message>
        <message>
            <source>The network answered with numbers that are not finite.</source>
            <translation>网络给出了无效的数值。</translation>
        </message>
        <message>
            <source>Its weights may be damaged: import them again.</source>
            <translation>其权重可能已损坏：请重新导入。</translation>
        </message>
        <message>
            <source>“{name}” was not opened: {reason}.</source>
            <translation>“{name}”未能打开：{reason}。</translation>
        </message>
        <message>
            <source>it is not the file it was when it was added</source>
            <translation>它已不是当初添加的那个文件</translation>
        </message>
        <message>
            <source>Install Unveil again, or import the weights again.</source>
            <translation>请重新安装 Unveil，或重新导入权重。</translation>
        </message>
        <message>
            <source>it is not a file</source>
            <translation>它不是文件</translation>
        </message>
        <message>
            <source>it is larger than 2 GB</source>
            <translation>它大于 2 GB</translation>
        </message>
        <message>
            <source>it cannot be read</source>
            <translation>无法读取</translation>
        </message>
        <message>
            <source>it is empty</source>
            <translation>它是空文件</translation>
        </message>
        <message>
            <source>it is damaged or incomplete</source>
            <translation>它已损坏或不完整</translation>
        </message>
        <message>
            <source>it is damaged: a checksum is wrong</source>
            <translation>它已损坏：校验和不符</translation>
        </message>
        <message>
            <source>it is a picture, not weights</source>
            <translation>它是图片，不是权重</translation>
        </message>
        <message>
            <source>it is text, not weights</source>
            <translation>它是文本，不是权重</translation>
        </message>
        <message>
            <source>it is a web page, not weights</source>
            <translation>它是网页，不是权重</translation>
        </message>
        <message>
            <source>it is neither a PyTorch nor a safetensors file, or it is damaged</source>
            <translation>它既不是 PyTorch 文件也不是 safetensors 文件，或已损坏</translation>
        </message>
        <message>
            <source>it is a zip file, but not one of PyTorch</source>
            <translation>它是 zip 文件，但不是 PyTorch 的</translation>
        </message>
        <message>
            <source>it is a TorchScript program, not weights alone</source>
            <translation>它是 TorchScript 程序，不只是权重</translation>
        </message>
        <message>
            <source>it holds no named weights</source>
            <translation>其中没有带名称的权重</translation>
        </message>
        <message>
            <source>it only points to the weights, which Git LFS keeps elsewhere</source>
            <translation>它只指向由 Git LFS 存放在别处的权重</translation>
        </message>
        <message>
            <source>it lists more than any network has</source>
            <translation>它列出的内容超过任何网络</translation>
        </message>
        <message>
            <source>it would grow far beyond its size when read</source>
            <translation>读取时它会膨胀到远超自身的大小</translation>
        </message>
        <message>
            <source>it would grow far beyond its size when unpacked</source>
            <translation>解压时它会膨胀到远超自身的大小</translation>
        </message>
        <message>
            <source>it holds more than weights, or was written with an unusual pickle protocol</source>
            <translation>其中不只有权重，或采用了不常见的 pickle 协议</translation>
        </message>
        <message>
            <source>it was written by a PyTorch of 2016, in a format that could run a program</source>
            <translation>它由 2016 年的 PyTorch 写成，该格式可能运行程序</translation>
        </message>
        <message>
            <source>it names what it needs in an unusual way, and could run a program</source>
            <translation>它以不寻常的方式引用所需内容，可能运行程序</translation>
        </message>
        <message>
            <source>it is a pickle larger than half a gigabyte</source>
            <translation>它是大于 0.5 GB 的 pickle 文件</translation>
        </message>
        <message>
            <source>all its weights are zero</source>
            <translation>其所有权重都为零</translation>
        </message>
        <message>
            <source>its tensors claim more numbers than the file can hold</source>
            <translation>其张量声称的数值多于文件所能容纳</translation>
        </message>
        <message>
            <source>it holds {count} tensors, more than any network has</source>
            <translation>其中有 {count} 个张量，超过任何网络</translation>
        </message>
        <message>
            <source>{name} is not an ordinary tensor (it is sparse, quantised or empty)</source>
            <translation>{name} 不是普通张量（稀疏、量化或为空）</translation>
        </message>
        <message>
            <source>{name} holds {kind} numbers, and weights are real ones</source>
            <translation>{name} 含有 {kind} 数值，而权重应为实数</translation>
        </message>
        <message>
            <source>{name} contains invalid numbers (NaN or infinity)</source>
            <translation>{name} 含有无效数值（NaN 或无穷大）</translation>
        </message>
        <message>
            <source>Check that the file is still there and may be read.</source>
            <translation>请检查文件是否仍在且可读取。</translation>
        </message>
        <message>
            <source>Download it again, and compare its size with the one named on the page it comes from.</source>
            <translation>请重新下载，并与下载页面上标明的大小核对。</translation>
        </message>
        <message>
            <source>Ask whoever made it for the weights alone, best as a .safetensors file.</source>
            <translation>请向作者索取单独的权重，最好是 .safetensors 文件。</translation>
        </message>
        <message>
            <source>Choose a .safetensors, .pth, .pt or .pk file with the weights of a network.</source>
            <translation>请选择含有网络权重的 .safetensors、.pth、.pt 或 .pk 文件。</translation>
        </message>
        <message>
            <source>Open the link in a browser and confirm the download there.</source>
            <translation>请在浏览器中打开链接并确认下载。</translation>
        </message>
        <message>
            <source>Fetch it with `git lfs pull`.</source>
            <translation>请用 `git lfs pull` 获取。</translation>
        </message>
        <message>
            <source>These weights belong to no network that Unveil knows.</source>
            <translation>这些权重不属于 Unveil 认识的任何网络。</translation>
        </message>
        <message>
            <source>None of their names is one of {known}; tensors that differ: {nearest}.</source>
            <translation>其名称均不属于 {known}；不同的张量：{nearest}。</translation>
        </message>
        <message>
            <source>The nearest is {family}; tensors that differ: {nearest}.</source>
            <translation>最接近的是 {family}；不同的张量：{nearest}。</translation>
        </message>
        <message>
            <source>{name} has the shape {shape}, as in no network that Unveil knows.</source>
            <translation>{name} 的形状为 {shape}，Unveil 认识的网络都不是这样。</translation>
        </message>
        <message>
            <source>Choose another file.</source>
            <translation>请选择其他文件。</translation>
        </message>
        <message>
            <source>“{name}” is not one of the models you imported.</source>
            <translation>“{name}”不是您导入的模型。</translation>
        </message>
        <message>
            <source>Only those can be changed and removed.</source>
            <translation>只有导入的模型才能更改和移除。</translation>
        </message>
        <message>
            <source>“{name}”, by which Unveil tells what is wrong with a photograph, cannot be read.</source>
            <translation>无法读取“{name}”，Unveil 用它判断照片的问题。</translation>
        </message>
        <message>
            <source>“{name}” cannot be used as a recipe: {why}.</source>
            <translation>“{name}”不能用作配方：{why}。</translation>
        </message>
        <message>
            <source>it is not a recipe of Unveil</source>
            <translation>它不是 Unveil 的配方</translation>
        </message>
        <message>
            <source>it was written by a newer version of Unveil</source>
            <translation>它由较新版本的 Unveil 写成</translation>
        </message>
        <message>
            <source>it does not say what is to be done</source>
            <translation>其中没有说明要做什么</translation>
        </message>
        <message>
            <source>it is not there, or no ordinary file</source>
            <translation>它不存在，或不是普通文件</translation>
        </message>
        <message>
            <source>it cannot be read ({reason})</source>
            <translation>无法读取（{reason}）</translation>
        </message>
        <message>
            <source>it is far too large to be one</source>
            <translation>它太大，不可能是配方</translation>
        </message>
        <message>
            <source>what is in it is no JSON object</source>
            <translation>其内容不是 JSON 对象</translation>
        </message>
        <message>
            <source>Choose a file that ends in {suffix}.</source>
            <translation>请选择以 {suffix} 结尾的文件。</translation>
        </message>
        <message>
            <source>Update Unveil, and try again.</source>
            <translation>请更新 Unveil 后重试。</translation>
        </message>
        <message>
            <source>Choose another one.</source>
            <translation>请另选一个。</translation>
        </message>
        <message>
            <source>It was damaged or changed: choose another one, or set what it said by hand.</source>
            <translation>它已损坏或被改动：请另选一个，或手动设置其中的内容。</translation>
        </message>
        <message>
            <source>Say how the results are called.</source>
            <translation>请指定结果的名称。</translation>
        </message>
        <message>
            <source>{field} stands for nothing. There are {names}.</source>
            <translation>{field} 没有含义。可用的有 {names}。</translation>
        </message>
        <message>
            <source>The name of a file cannot have “{letter}” in it.</source>
            <translation>文件名中不能有“{letter}”。</translation>
        </message>
        <message>
            <source>Use letters.</source>
            <translation>请使用普通字符。</translation>
        </message>
        <message>
            <source>A file whose name starts with a dot is hidden.</source>
            <translation>以点开头的文件会被隐藏。</translation>
        </message>
        <message>
            <source>That is too long.</source>
            <translation>太长了。</translation>
        </message>
        <message>
            <source>Put {name} or {number} into it, or all results are called the same.</source>
            <translation>请加入 {name} 或 {number}，否则所有结果会同名。</translation>
        </message>
        <message>
            <source>This {family} has no {part} that could learn.</source>
            <translation>此 {family} 没有可学习的 {part}。</translation>
        </message>
        <message>
            <source>Train all of it instead.</source>
            <translation>请改为微调全部。</translation>
        </message>
        <message>
            <source>There are pictures of {count} scenes, and {fewest} are the fewest.</source>
            <translation>有 {count} 个场景的照片，而最少需要 {fewest} 个。</translation>
        </message>
        <message>
            <source>Ten to twenty are better: some are held out, to see whether tuning helped.</source>
            <translation>十到二十个更好：其中一部分会留作检验，以判断微调是否有效。</translation>
        </message>
        <message>
            <source>“{folder}” is no folder that can be read: {reason}.</source>
            <translation>“{folder}”不是可读取的文件夹：{reason}。</translation>
        </message>
        <message>
            <source>“{inputs}” and “{targets}”: {words}.</source>
            <translation>“{inputs}”与“{targets}”：{words}。</translation>
        </message>
        <message>
            <source>Give two folders: spoilt photographs, and the clean ones under the same names.</source>
            <translation>请选择两个文件夹：有瑕疵的照片，以及同名的清晰照片。</translation>
        </message>
        <message>
            <source>{lonely} of {count} pictures have no partner: {names}</source>
            <translation>{count} 张图片中有 {lonely} 张没有对应的照片：{names}</translation>
        </message>
        <message>
            <source>one picture has several partners: {names}</source>
            <translation>一张图片对应多张照片：{names}</translation>
        </message>
        <message>
            <source>“{folder}” holds two photographs called “{name}”.</source>
            <translation>“{folder}”中有两张名为“{name}”的照片。</translation>
        </message>
        <message>
            <source>Keep one of them.</source>
            <translation>请只保留其中一张。</translation>
        </message>
        <message>
            <source>There are {count} pairs, and {most} are the most.</source>
            <translation>有 {count} 对照片，最多为 {most} 对。</translation>
        </message>
        <message>
            <source>Choose some of them: 20 will do.</source>
            <translation>请选择其中一部分：20 对就够了。</translation>
        </message>
        <message>
            <source>“{name}” has {width} x {height} pixels, “{other}” {wide} x {tall}.</source>
            <translation>“{name}”有 {width} × {height} 像素，“{other}”有 {wide} × {tall} 像素。</translation>
        </message>
        <message>
            <source>The two must show the same pixels.</source>
            <translation>两者的像素必须一一对应。</translation>
        </message>
        <message>
            <source>The target must be {scale} times as large.</source>
            <translation>目标照片必须是 {scale} 倍大。</translation>
        </message>
        <message>
            <source>“{name}” has only {width} x {height} pixels.</source>
            <translation>“{name}”只有 {width} × {height} 像素。</translation>
        </message>
        <message>
            <source>{side} a side are needed.</source>
            <translation>每边至少需要 {side} 像素。</translation>
        </message>
        <message>
            <source>Take it out.</source>
            <translation>请将其取出。</translation>
        </message>
        <message>
            <source>“{folder}” holds {count} photographs, and {most} are the most.</source>
            <translation>“{folder}”中有 {count} 张照片，最多为 {most} 张。</translation>
        </message>
        <message>
            <source>Choose some.</source>
            <translation>请选择其中一部分。</translation>
        </message>
        <message>
            <source>{folder} holds no photographs to train on.</source>
            <translation>{folder} 中没有可供学习的照片。</translation>
        </message>
        <message>
            <source>Give a folder with at least two of them.</source>
            <translation>请选择至少有两张照片的文件夹。</translation>
        </message>
        <message>
            <source>gain {gain} dB on {count} held-out pairs, 95 % interval {low} to {high}: {verdict}</source>
            <translation>在 {count} 对检验照片上提升 {gain} dB，95 % 区间 {low} 至 {high}：{verdict}</translation>
        </message>
        <message>
            <source>helped</source>
            <translation>有效</translation>
        </message>
        <message>
            <source>did not help</source>
            <translation>未见效果</translation>
        </message>
        <message>
            <source>not judged: it was stopped</source>
            <translation>未作评判：已被停止</translation>
        </message>
        <message>
            <source>Hazy street</source>
            <translation>雾中街道</translation>
        </message>
        <message>
            <source>Dark market</source>
            <translation>昏暗市场</translation>
        </message>
        <message>
            <source>Noisy lemur</source>
            <translation>噪点狐猴</translation>
        </message>
        <message>
            <source>Otters in the rain</source>
            <translation>雨中水獭</translation>
        </message>
        <message>
            <source>FFA-Net compact</source>
            <translation>FFA-Net 紧凑版</translation>
        </message>
        <message>
            <source>MPRNet compact, noise</source>
            <translation>MPRNet 紧凑版，降噪</translation>
        </message>
        <message>
            <source>ALEN compact, photographs</source>
            <translation>ALEN 紧凑版，照片</translation>
        </message>
        <message>
            <source>MPRNet compact, rain</source>
            <translation>MPRNet 紧凑版，去雨</translation>
        </message>
        <message>
            <source>Dark channel prior (classical)</source>
            <translation>暗通道先验（经典方法）</translation>
        </message>
        <message>
            <source>Haze, mist and thin fog in daylight, outdoors and in rooms.</source>
            <translation>白天室外和室内的雾霾、薄雾和轻雾。</translation>
        </message>
        <message>
            <source>Very dense fog and night lights. Clear photographs become a little darker: lower the strength.</source>
            <translation>极浓的雾和夜间灯光。本来清晰的照片会略微变暗：请降低强度。</translation>
        </message>
        <message>
            <source>Grain and colour noise of high ISO and small sensors, in JPEG and developed photographs; it leaves clean ones alone.</source>
            <translation>JPEG 和已冲印照片中高 ISO、小传感器的颗粒和彩色噪点；干净的照片保持不变。</translation>
        </message>
        <message>
            <source>Very strong noise, where fine texture is smoothed away, and noise in wide soft blotches.</source>
            <translation>极强的噪点（细微纹理会被抹平），以及大片柔和的斑块状噪点。</translation>
        </message>
        <message>
            <source>Photographs taken with far too little light, indoors and at dusk.</source>
            <translation>室内和黄昏时光线严重不足的照片。</translation>
        </message>
        <message>
            <source>Noise, which grows brighter too: remove it afterwards. Night scenes: lamps and the moon may get a dark halo.</source>
            <translation>噪点也会随之变亮：请在之后降噪。夜景：灯光和月亮周围可能出现暗晕。</translation>
        </message>
        <message>
            <source>Streaks of rain and snow in the air, from drizzle to downpour; it leaves dry photographs alone.</source>
            <translation>空中的雨丝和雪痕，从毛毛雨到暴雨；没有雨的照片保持不变。</translation>
        </message>
        <message>
            <source>Splashes, wet glass and heavy rain before fine texture, such as planks and paving, which it smooths away.</source>
            <translation>水花、沾湿的玻璃，以及细密纹理（如木板、路面）前的大雨（纹理会被抹平）。</translation>
        </message>
        <message>
            <source>ALEN compact, RAW</source>
            <translation>ALEN 紧凑版，RAW</translation>
        </message>
        <message>
            <source>649 clear photographs under free licences (THIRD_PARTY.md), turned into dark mosaics by computing; see docs/training.md.</source>
            <translation>649 张自由许可的清晰照片（THIRD_PARTY.md），由计算变成黑暗的传感器马赛克；见 docs/training.md。</translation>
        </message>
        <message>
            <source>Camera RAW files taken with far too little light: it brightens them, takes the noise away and draws colours in one go.</source>
            <translation>光线严重不足时拍摄的相机 RAW 文件：一次完成提亮、去噪和着色。</translation>
        </message>
        <message>
            <source>Sensors without a Bayer mosaic, such as X-Trans. In the darkest files spots of wrong colour stay.</source>
            <translation>没有拜耳阵列的传感器，例如 X-Trans。最暗的文件中会留下色斑。</translation>
        </message>
        <message>
            <source>It has more than 8 bits a colour, of which 8 are used.</source>
            <translation>它每种颜色超过 8 位，这里使用了其中的 8 位。</translation>
        </message>
        <message>
            <source>Choose another model, or make it the first step.</source>
            <translation>请选择其他模型，或把它放在第一步。</translation>
        </message>
        <message>
            <source>The sensor of “{name}” has no Bayer mosaic of red, green and blue.</source>
            <translation>“{name}” 的传感器没有红绿蓝拜耳阵列。</translation>
        </message>
        <message>
            <source>“{name}” is damaged, or not there any more.</source>
            <translation>“{name}” 已损坏，或已不在原处。</translation>
        </message>
        <message>
            <source>Copy it again.</source>
            <translation>请重新复制。</translation>
        </message>
        <message>
            <source>{plan}, seen at {side} px</source>
            <translation>{plan}，按 {side} 像素分析</translation>
        </message>
        <message>
            <source>MPRNet compact, blur</source>
            <translation>MPRNet 紧凑版，去模糊</translation>
        </message>
        <message>
            <source>Photographs blurred by an unsteady hand or a moving subject, by up to some twenty pixels: contours become one and edges firm.</source>
            <translation>因手抖或被摄物移动而模糊的照片（约二十像素以内）：重影合一，边缘清晰。</translation>
        </message>
        <message>
            <source>Long motions, of which it takes back a part only, and lenses out of focus. Fine texture stays soft.</source>
            <translation>长距离移动只能部分恢复；失焦的镜头效果有限。细密纹理仍然偏软。</translation>
        </message>
        <message>
            <source>649 clear photographs under free licences (THIRD_PARTY.md), blurred by computing; see docs/training.md.</source>
            <translation>649 张自由许可的清晰照片（见 THIRD_PARTY.md），经计算模糊；详见 docs/training.md。</translation>
        </message>
        <message>
            <source>DuRN compact, raindrops</source>
            <translation>DuRN 紧凑版，去雨滴</translation>
        </message>
        <message>
            <source>Drops on a window or on the lens, pale and out of focus, before trees, walls and streets; it leaves clean glass alone.</source>
            <translation>车窗或镜头上发白、失焦的水滴，背景为树木、墙面和街道；玻璃干净的照片保持不变。</translation>
        </message>
        <message>
            <source>Large drops that hide all behind them: a soft shade stays. Small drops before a bright road are left.</source>
            <translation>完全遮住背景的大水滴：会留下柔和的阴影。明亮路面前的小水滴会保留下来。</translation>
        </message>
        <message>
            <source>649 clear photographs under free licences (THIRD_PARTY.md) with computed drops; see docs/training.md.</source>
            <translation>649 张自由许可的清晰照片（见 THIRD_PARTY.md），加上计算生成的水滴；详见 docs/training.md。</translation>
        </message>
        <message>
            <source>Landscapes with colourful ground and much haze.</source>
            <translation>地面色彩丰富、雾气较重的风景。</translation>
        </message>
        <message>
            <source>Skies, snow, white walls: it takes them for haze and darkens them.</source>
            <translation>天空、雪、白墙：会被当作雾而变暗。</translation>
        </message>
        <message>
            <source>649 clear photographs under free licences (THIRD_PARTY.md) with computed haze; see docs/training.md.</source>
            <translation>649 张自由许可的清晰照片（THIRD_PARTY.md），以计算生成的雾；见 docs/training.md。</translation>
        </message>
        <message>
            <source>649 clear photographs under free licences (THIRD_PARTY.md) with computed noise; see docs/training.md.</source>
            <translation>649 张自由许可的清晰照片（THIRD_PARTY.md），以计算生成的噪点；见 docs/training.md。</translation>
        </message>
        <message>
            <source>649 clear photographs under free licences (THIRD_PARTY.md), darkened by computing; see docs/training.md.</source>
            <translation>649 张自由许可的清晰照片（THIRD_PARTY.md），以计算调暗；见 docs/training.md。</translation>
        </message>
        <message>
            <source>649 clear photographs under free licences (THIRD_PARTY.md) with computed rain; see docs/training.md.</source>
            <translation>649 张自由许可的清晰照片（THIRD_PARTY.md），以计算生成的雨；见 docs/training.md。</translation>
        </message>
        <message>
            <source>Nothing: a rule about how haze lightens the darkest colour (He, Sun and Tang 2009).</source>
            <translation>无需学习：一条关于雾如何提亮最暗颜色的规律（He、Sun 和 Tang，2009）。</translation>
        </message>
        <message>
            <source>“{name}” would have {most}.</source>
            <translation>“{name}”将有{most}。</translation>
        </message>
        <message>
            <source>more than {count} million pixels, the most that can be opened again</source>
            <translation>超过 {count} 百万像素，即可再次打开的上限</translation>
        </message>
        <message>
            <source>Reduce the photograph to {side} pixels on its long side first</source>
            <translation>请先将照片长边缩小到 {side} 像素</translation>
        </message>
        <message>
            <source>{first}, or choose a model that enlarges less.</source>
            <translation>{first}，或选择放大倍数较小的模型。</translation>
        </message>
        <message>
            <source>there are no {kind} in “{folder}”</source>
            <translation>“{folder}”中没有{kind}</translation>
        </message>
        <message>
            <source>pictures</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>CPU ({count} thread{s})</source>
            <translation>CPU（{count} 线程）</translation>
        </message>
        <message>
            <source>RCAN compact, twice as large</source>
            <translation>RCAN 紧凑版，放大两倍</translation>
        </message>
        <message>
            <source>649 clear photographs under free licences (THIRD_PARTY.md), reduced by computing; see docs/training.md.</source>
            <translation>649 张自由许可的清晰照片（THIRD_PARTY.md），以计算缩小；见 docs/training.md。</translation>
        </message>
        <message>
            <source>RCAN compact, four times as large</source>
            <translation>RCAN 紧凑版，放大四倍</translation>
        </message>
        <message>
            <source>Very small pictures, such as thumbnails and web pictures, that are wanted four times as wide and high.</source>
            <translation>需要宽高各放大四倍的很小的图片，例如缩略图和网页图片。</translation>
        </message>
        <message>
            <source>Faces and fine texture, which become smooth; blurred pictures and strong JPEG blocks.</source>
            <translation>人脸和细密纹理（会变得平滑）、模糊的图片以及严重的 JPEG 块效应。</translation>
        </message>
        <message>
            <source>Small sharp photographs that are wanted twice as wide and high, with crisp edges and little noise.</source>
            <translation>需要宽高各放大两倍的小尺寸清晰照片，边缘锐利、噪点很少。</translation>
        </message>
        <message>
            <source>Blurred photographs, strong JPEG blocks, and detail that is not there: it invents no texture.</source>
            <translation>模糊的照片、明显的 JPEG 块状痕迹，以及原本不存在的细节：它不会凭空生成纹理。</translation>
        </message>
    </context>
</TS>
