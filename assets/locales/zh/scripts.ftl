scripts-no-folder = 没有存放设置的文件夹
scripts-no-tour = { $file } 不是导览
scripts-no-lesson = { $file } 不是课程
